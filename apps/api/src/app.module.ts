import { Module, type DynamicModule } from '@nestjs/common';
import { AccountModule } from '@officehours/account';
import { AttachmentModule } from '@officehours/attachment';
import { ChatRoomModule } from '@officehours/chat-room';
import { CourseModule } from '@officehours/course';
import { DemoModule } from '@officehours/demo';
import { DirectoryModule } from '@officehours/directory';
import { MessageModule } from '@officehours/message';
import { NotificationModule } from '@officehours/notification';
import { PlatformModule, type Settings } from '@officehours/platform';
import { SafetyModule } from '@officehours/safety';

/** The service: every module with its own parts. A host application composes the same modules with parts of its own. */
@Module({})
export class AppModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot(settings),
        DirectoryModule.forRoot({}),
        ChatRoomModule.forRoot({}),
        MessageModule,
        AttachmentModule.forRoot({}),
        CourseModule,
        AccountModule,
        NotificationModule.forRoot({}),
        SafetyModule,
        DemoModule,
      ],
    };
  }
}
