import { connect } from 'node:net';
import type { Server } from './server';
import { within } from './wait';

/** Sends bytes to the port of the service and resolves with all that comes back until the connection is closed. */
export function rawHttp(server: Server, bytes: string | Buffer): Promise<string> {
  const { hostname, port } = new URL(server.url);
  const answered = new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    server.onStop(() => socket.destroy());
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => (text += chunk));
    socket.once('close', () => resolve(text));
    // Closed before all of it was sent: what came back until then is the answer.
    socket.once('error', (error) => (text === '' ? reject(error) : resolve(text)));
  });
  return within('the connection to be answered and closed', answered);
}

/** The status and the JSON of an answer as it came over the line. */
export function parsed(answer: string): { status: number; headers: string; body: unknown } {
  const [headers = '', body = ''] = answer.split('\r\n\r\n');
  return { status: Number(headers.split(' ')[1]), headers, body: body && (JSON.parse(body) as unknown) };
}
