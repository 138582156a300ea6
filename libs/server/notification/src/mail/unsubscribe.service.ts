import { Injectable } from '@nestjs/common';
import { NotificationSettingsRepository } from '../settings/notification-settings.repository';
import { UnsubscribeLinks } from './unsubscribe-links';

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
    return page('You will get no more of these e-mails.', 'لن تصلك هذه الرسائل بعد الآن.', '');
  }

  /** Looking at a link changes nothing: mail programs look at all of them. */
  ask(): string {
    const form = '<form method="post"><button>OK · موافق</button></form>';
    return page(
      'No more e-mails about unread messages?',
      'إيقاف رسائل البريد عن الرسائل غير المقروءة؟',
      form,
    );
  }
}

const page = (english: string, arabic: string, form: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Officehours</title><main><p>${english}</p><p lang="ar" dir="rtl">${arabic}</p>${form}</main></html>`;
