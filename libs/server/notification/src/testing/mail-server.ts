import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  to: string[];
  headers: string;
  /** Decoded. */
  text: string;
}

/** A mail server on this machine that keeps what it gets, or refuses it for now. */
export class TestMailServer {
  readonly received: ReceivedMail[] = [];
  /** So many are refused with "try later" first. */
  refusals = 0;
  private readonly waiting = new Set<() => void>();
  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (this.refusals > 0) {
          this.refusals -= 1;
          done(Object.assign(new Error('try later'), { responseCode: 451 }));
          return;
        }
        const to = session.envelope.rcptTo.map(({ address }) => address);
        this.received.push({ to, ...parse(Buffer.concat(chunks).toString('utf8')) });
        done();
        for (const look of this.waiting) look();
      });
    },
  });

  static async start(): Promise<TestMailServer> {
    const mail = new TestMailServer();
    mail.server.listen(0, '127.0.0.1');
    await once(mail.server.server, 'listening');
    return mail;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  to(address: string): ReceivedMail[] {
    return this.received.filter(({ to }) => to.includes(address));
  }

  /** Resolves when so many have arrived at an address. */
  until(address: string, count: number): Promise<ReceivedMail[]> {
    return new Promise((settle) => {
      const look = (): void => {
        const found = this.to(address);
        if (found.length < count) return;
        this.waiting.delete(look);
        settle(found);
      };
      this.waiting.add(look);
      look();
    });
  }

  stop(): Promise<void> {
    return new Promise((settle) => this.server.close(() => settle()));
  }
}

function parse(source: string): { headers: string; text: string } {
  const at = source.indexOf('\r\n\r\n');
  const headers = source.slice(0, at).replace(/\r\n[ \t]+/g, ' ');
  const body = source.slice(at + 4);
  if (/transfer-encoding: base64/i.test(headers))
    return { headers, text: Buffer.from(body, 'base64').toString('utf8') };
  if (!/transfer-encoding: quoted-printable/i.test(headers)) return { headers, text: body };
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return { headers, text: Buffer.from(bytes, 'latin1').toString('utf8') };
}
