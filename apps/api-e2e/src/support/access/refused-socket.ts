import { RawSocket } from '../raw-socket';
import type { Server } from '../server';

/**
 * Tries an event as somebody whose handshake is refused: together with the handshake, and after it was refused.
 * @returns the code of the refusal; what was answered, if the event was.
 */
export async function sayUnadmitted(
  server: Server,
  token: string | undefined,
  event: string,
  payload: unknown,
): Promise<string> {
  const [early, late] = [await RawSocket.open(server), await RawSocket.open(server)];
  const attempt = `420${JSON.stringify([event, payload])}`;
  for (const raw of [early, late]) raw.send(`40${token === undefined ? '' : JSON.stringify({ token })}`);
  early.send(attempt);
  const refusal = await late.next((frame) => frame.startsWith('44'));
  late.send(attempt);
  await Promise.all([early.closed(), late.closed()]);
  const answer = [...early.frames, ...late.frames].find((frame) => frame.startsWith('43'));
  return answer ?? (JSON.parse(refusal.slice(2)) as { data: { code: string } }).data.code;
}
