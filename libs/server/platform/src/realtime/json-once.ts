import { LIMITS } from '@officehours/contracts';
import { Decoder, Encoder, PacketType, type Packet } from 'socket.io-parser';
import { shallow } from '../validation/shallow';

/** A packet is a list around its payload; one level more shows that it is too deep. */
const LEVELS = LIMITS.jsonDepth + 2;
/** Below this, parsing costs less than looking. */
const SHORT = 1_024;

const texts = new WeakMap<object, string>();
const shared = new WeakSet<object>();

/**
 * Says that this payload goes to several: to a room and, in the sender's acknowledgement, back. It is made JSON once.
 * It must not change afterwards.
 */
export function encodeOnce<T extends object>(payload: T): T {
  shared.add(payload);
  return payload;
}

/**
 * Socket.IO's own encoding without its search for binary in all that goes out, a recursion over every payload: nothing
 * that this service sends is binary (`socket-facts.e2e.ts` reads it with the stock client).
 */
export class JsonEncoder extends Encoder {
  override encode({ type, nsp, id, data }: Packet): string[] {
    const namespace = nsp === '/' ? '' : `${nsp},`;
    return [`${type}${namespace}${id ?? ''}${data === undefined ? '' : textOf(type, data as unknown)}`];
  }
}

/** Socket.IO's own decoding, of nothing that is nested deeper than a payload may be. */
class ShallowDecoder extends Decoder {
  override add(packet: unknown): void {
    super.add(typeof packet === 'string' && packet.length > SHORT ? shallow(packet, LEVELS) : packet);
  }
}

export const jsonParser = { Encoder: JsonEncoder, Decoder: ShallowDecoder };

function textOf(type: PacketType, data: unknown): string {
  if (type === PacketType.EVENT && Array.isArray(data) && data.length === 2) {
    const [event, payload] = data as [string, unknown];
    const text = textOfShared(payload);
    if (text !== undefined) return `[${JSON.stringify(event)},${text}]`;
  }
  if (type === PacketType.ACK && Array.isArray(data)) {
    const [ack] = data as [{ ok?: unknown; data?: unknown } | undefined];
    const text = ack?.ok === true ? textOfShared(ack.data) : undefined;
    if (text !== undefined) return `[{"ok":true,"data":${text}}]`;
  }
  return JSON.stringify(data);
}

function textOfShared(payload: unknown): string | undefined {
  if (typeof payload !== 'object' || payload === null || !shared.has(payload)) return undefined;
  let text = texts.get(payload);
  if (text === undefined) texts.set(payload, (text = JSON.stringify(payload)));
  return text;
}
