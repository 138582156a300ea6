import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { Settings } from '@officehours/platform';
import { BullQueue } from './jobs/bull-queue';
import { connectionOf } from './jobs/redis-address';
import { JobQueue } from './jobs/job-queue';
import { JobRepository } from './jobs/job.repository';
import { jobSchema } from './jobs/job.schema';
import { OutboxQueue } from './jobs/outbox-queue';
import { DigestPlanner } from './mail/digest-planner';
import { Digests } from './mail/digests';
import { MailSender, SmtpSender } from './mail/mail-sender';
import { MailStateRepository } from './mail/mail-state.repository';
import { UnsubscribeController } from './mail/unsubscribe.controller';
import { UnreadRooms } from './mail/unread-rooms';
import { UnsubscribeLinks } from './mail/unsubscribe-links';
import { UnsubscribeService } from './mail/unsubscribe.service';
import { Admitted } from './planning/admitted';
import { Devices } from './planning/devices';
import { Notifier } from './planning/notifier';
import { Planner } from './planning/planner';
import { PushPayloads } from './planning/push-payloads';
import { Reachable } from './planning/reachable';
import { RoomNews } from './planning/room-news';
import { ScreenPlanner } from './planning/screen-planner';
import { BrowserPushServices, PushEndpoints } from './push/push-endpoints';
import { PushSender, WebPushSender } from './push/push-sender';
import { Refusals } from './push/refusals';
import { SubscriptionRepository } from './push/subscription.repository';
import { subscriptionSchema } from './push/subscription.schema';
import { VapidRepository } from './push/vapid.repository';
import { NotificationController } from './settings/notification.controller';
import { NotificationService } from './settings/notification.service';
import { NotificationSettingsRepository } from './settings/notification-settings.repository';
import { notificationSettingsSchema } from './settings/notification-settings.schema';
import { ModuleRef } from '@nestjs/core';

export interface NotificationOptions {
  /** Replace `JobQueue`, `PushEndpoints`, `PushSender` or `MailSender`. */
  providers?: Provider[];
}

const queue: Provider = {
  provide: JobQueue,
  inject: [Settings, ModuleRef],
  useFactory: ({ redisUrl }: Settings, module: ModuleRef): JobQueue | Promise<JobQueue> =>
    redisUrl ? new BullQueue(connectionOf(redisUrl)) : module.create(OutboxQueue),
};

/** Telling people of messages while they are away. Needs `MessageModule` and what is below it. */
@Module({})
export class NotificationModule {
  static forRoot({ providers = [] }: NotificationOptions): DynamicModule {
    return {
      module: NotificationModule,
      imports: [
        MongooseModule.forFeature([
          { name: 'Job', schema: jobSchema },
          { name: 'PushSubscription', schema: subscriptionSchema },
          { name: 'NotificationSettings', schema: notificationSettingsSchema },
        ]),
      ],
      controllers: [NotificationController, UnsubscribeController],
      providers: [
        JobRepository,
        queue,
        { provide: PushEndpoints, useClass: BrowserPushServices },
        { provide: PushSender, useClass: WebPushSender },
        Refusals,
        SubscriptionRepository,
        NotificationSettingsRepository,
        VapidRepository,
        Reachable,
        { provide: MailSender, useClass: SmtpSender },
        MailStateRepository,
        UnsubscribeLinks,
        UnsubscribeService,
        UnreadRooms,
        DigestPlanner,
        Digests,
        RoomNews,
        PushPayloads,
        Admitted,
        Devices,
        Notifier,
        Planner,
        ScreenPlanner,
        NotificationService,
        ...providers,
      ],
      exports: [JobQueue],
    };
  }
}
