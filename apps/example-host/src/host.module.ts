import { Controller, Get, Module, type DynamicModule } from '@nestjs/common';
import { ChatRoomModule, MessagePolicy } from '@officehours/chat-room';
import { Directory, DirectoryModule } from '@officehours/directory';
import { MessageModule } from '@officehours/message';
import { PlatformModule, Public, type Clock, type Settings } from '@officehours/platform';
import { QuietHoursPolicy } from './quiet-hours.policy';
import { SchoolDirectory, type School } from './school-directory';

/** A route of the host's own, beside the chat's. */
@Public()
@Controller('timetable')
class TimetableController {
  @Get()
  timetable(): { monday: string[] } {
    return { monday: ['Linear Algebra I'] };
  }
}

/** A platform's own Nest application with the chat inside: its directory and its policy instead of ours. */
@Module({})
export class HostModule {
  static with(settings: Settings, school: School, clock: Clock): DynamicModule {
    return {
      module: HostModule,
      imports: [
        PlatformModule.forRoot(settings),
        DirectoryModule.forRootAsync({
          useFactory: () => ({}),
          providers: [{ provide: Directory, useFactory: () => new SchoolDirectory(school) }],
        }),
        ChatRoomModule.forRoot({
          providers: [
            {
              provide: MessagePolicy,
              useFactory: (directory: Directory) => new QuietHoursPolicy(directory, clock),
              inject: [Directory],
            },
          ],
        }),
        MessageModule,
      ],
      controllers: [TimetableController],
    };
  }
}
