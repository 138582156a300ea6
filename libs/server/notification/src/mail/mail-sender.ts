import { Injectable } from '@nestjs/common';
import { Settings } from '@officehours/platform';
import type { Transporter } from 'nodemailer';

export interface Mail {
  to: { name: string; address: string };
  subject: string;
  text: string;
  /** The same when it is sent again. */
  messageId: string;
  /** What mail programs put it beside. */
  thread: string;
  /** RFC 8058: to end these e-mails with one click. */
  unsubscribe: string;
}

/**
 * Sends e-mails. @throws with the server's answer as `responseCode`: 500 and more is final, less may work later, as without
 * one, when there was no answer.
 */
export abstract class MailSender {
  abstract send(mail: Mail): Promise<void>;
}

const TIMEOUT_MS = 10_000;
/** All of it. A job that takes longer than 30 seconds counts as given up. */
const AT_MOST_MS = 20_000;

/** By the server that `SMTP_URL` names. */
@Injectable()
export class SmtpSender extends MailSender {
  private transport: Promise<Transporter> | undefined;

  constructor(private readonly settings: Settings) {
    super();
  }

  async send({ to, subject, text, messageId, thread, unsubscribe }: Mail): Promise<void> {
    const transport = await (this.transport ??= this.connect().catch(this.forget));
    const sending = transport.sendMail({
      from: this.settings.mailFrom,
      to,
      subject,
      text,
      messageId,
      references: thread,
      inReplyTo: thread,
      headers: {
        'Auto-Submitted': 'auto-generated',
        'List-Unsubscribe': `<${unsubscribe}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    });
    await withinTime(sending);
  }

  /** What failed once is tried again with the next one. */
  private readonly forget = (error: unknown): never => {
    this.transport = undefined;
    throw error;
  };

  /** Most services send none, and start without what sends them. */
  private async connect(): Promise<Transporter> {
    const { createTransport } = await import('nodemailer');
    return createTransport({
      url: this.settings.smtpUrl ?? '',
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      // Only what is given here is sent: no file, no address that is fetched.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }
}

async function withinTime(sending: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => refuse(new Error('the mail server takes too long')), AT_MOST_MS);
  });
  await Promise.race([sending, tooLong]).finally(() => clearTimeout(timer));
}
