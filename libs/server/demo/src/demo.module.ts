import { Module } from '@nestjs/common';
import { DemoRoomRepository } from './demo-room.repository';
import { DemoFiles } from './files/demo-files';
import { DemoSeeder } from './demo-seeder';
import { DemoStateRepository } from './demo-state.repository';
import { DemoController } from './demo.controller';
import { DemoService } from './demo.service';

/** The demo course and its one-click sign-in; nothing of it outside demo mode. Needs `AccountModule`, `MessageModule` and `AttachmentModule`. */
@Module({
  controllers: [DemoController],
  providers: [DemoService, DemoSeeder, DemoFiles, DemoStateRepository, DemoRoomRepository],
})
export class DemoModule {}
