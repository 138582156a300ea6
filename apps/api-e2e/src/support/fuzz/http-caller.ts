import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import { within } from '../wait';

export interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** Plain requests over kept connections: `fetch` tidies paths and headers that have to arrive as they are. */
export class HttpCaller {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 16 });

  constructor(private readonly url: string) {}

  call(method: string, path: string, headers: Record<string, string>, text?: string): Promise<RawAnswer> {
    const { hostname, port } = new URL(this.url);
    const body = text === undefined ? undefined : Buffer.from(text);
    const length = body ? { 'content-length': String(body.length) } : {};
    const answer = new Promise<RawAnswer>((resolve, reject) => {
      const options = { hostname, port, method, path, agent: this.agent, headers: { ...headers, ...length } };
      const sent = request(options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      });
      sent.once('error', reject);
      sent.end(body);
    });
    return within(`an answer to ${method} ${path.slice(0, 200)}`, answer);
  }

  close(): void {
    this.agent.destroy();
  }
}
