import { Injectable } from '@nestjs/common';
import { NotificationSettingsRepository } from '../settings/notification-settings.repository';
import { UnsubscribeLinks } from './unsubscribe-links';
import { unsubscribePage } from './unsubscribe-page';

/** Ending e-mails by the link in them. */
@Injectable()
export class UnsubscribeService {
  constructor(
    private readonly links: UnsubscribeLinks,
    private readonly settings: NotificationSettingsRepository,
  ) {}

  /** Answers alike whatever the token is. */
  async end(token: string): Promise<string> {
    const userId = await this.links.personOf(token);
    if (userId !== null) await this.settings.set(userId, { mail: false });
    return unsubscribePage(
      { title: 'That is done', text: 'You will get no more e-mails about unread messages.' },
      { title: 'تم ذلك', text: 'لن تصلك بعد الآن رسائل بريد عن الرسائل غير المقروءة.' },
    );
  }

  /** Looking at a link changes nothing: mail programs look at all of them. */
  ask(): string {
    return unsubscribePage(
      {
        title: 'No more e-mails?',
        text: 'E-mails about unread messages will end. You can turn them on again in the settings.',
        button: 'End the e-mails',
      },
      {
        title: 'إيقاف رسائل البريد؟',
        text: 'ستتوقف رسائل البريد عن الرسائل غير المقروءة، ويمكنك تفعيلها من جديد في الإعدادات.',
        button: 'أوقف الرسائل',
      },
    );
  }
}
