import { AckFilter } from './ack-filter.ts';

const UPGRADE = Buffer.from('GET /socket.io/ HTTP/1.1\r\nUpgrade: websocket\r\n\r\n');
const SWITCHING = Buffer.from('HTTP/1.1 101 Switching Protocols\r\n\r\n');
const SEND = Buffer.from('POST /api/message/message HTTP/1.1\r\n\r\n');

/** A server's text frame. */
function frame(text: string): Buffer {
  const payload = Buffer.from(text);
  if (payload.length < 126) return Buffer.concat([Buffer.from([0x81, payload.length]), payload]);
  const header = Buffer.from([0x81, 126, 0, 0]);
  header.writeUInt16BE(payload.length, 2);
  return Buffer.concat([header, payload]);
}

function upgraded(drop: () => boolean): AckFilter {
  const filter = new AckFilter(drop);
  filter.request(UPGRADE);
  expect(filter.response(SWITCHING)).toEqual(SWITCHING);
  return filter;
}

describe('swallowed acknowledgements', () => {
  const event = frame('42["receiveMessage",{}]');
  const long = frame(`42["receiveMessage","${'x'.repeat(500)}"]`);
  const ack = frame('431[{"ok":true}]');

  it('leave out the frames of acknowledgements and nothing else', () => {
    const filter = upgraded(() => true);
    expect(filter.response(Buffer.concat([event, ack, long]))).toEqual(Buffer.concat([event, long]));
  });

  it('pass every byte when nothing is to be dropped, however the stream is cut', () => {
    const filter = upgraded(() => false);
    const stream = Buffer.concat([event, ack, long]);
    const passed = [...stream].map((byte) => filter.response(Buffer.from([byte])) ?? Buffer.alloc(0));
    expect(Buffer.concat(passed)).toEqual(stream);
  });

  it('end an HTTP connection when the answer to a send comes', () => {
    const filter = new AckFilter(() => true);
    filter.request(SEND);
    expect(filter.response(Buffer.from('HTTP/1.1 201 Created\r\n\r\n'))).toBeUndefined();
  });

  it('leave other requests alone', () => {
    const filter = new AckFilter(() => true);
    filter.request(Buffer.from('GET /api/course HTTP/1.1\r\n\r\n'));
    expect(filter.response(Buffer.from('HTTP/1.1 200 OK\r\n\r\n'))?.toString()).toContain('200 OK');
  });
});
