export { JobQueue, type JobKind, type JobMap, type NewJob, type Outcome, type Work } from './jobs/job-queue';
export { MailSender, type Mail } from './mail/mail-sender';
export { NotificationModule, type NotificationOptions } from './notification.module';
export { PushEndpoints } from './push/push-endpoints';
export { PushSender, type PushResult } from './push/push-sender';
