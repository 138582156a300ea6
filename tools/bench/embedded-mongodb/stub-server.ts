// A server that answers every find with the same reply: what the driver alone costs. Runs as a process. With a log
// it writes and syncs each insert before it answers, as any server must that keeps its word.
//   node stub-server.ts <socket> [<log>]
import { fdatasyncSync, openSync, writeSync } from 'node:fs';
import { createServer } from 'node:net';
import { mongo } from 'mongoose';

const { BSON } = mongo;

const hello = {
  helloOk: true,
  ismaster: true,
  isWritablePrimary: true,
  maxBsonObjectSize: 16_777_216,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
  localTime: new Date(),
  logicalSessionTimeoutMinutes: 30,
  minWireVersion: 0,
  maxWireVersion: 25,
  readOnly: false,
  ok: 1,
};

const framed = (request: Buffer, reply: Uint8Array): Buffer => {
  const legacy = request.readInt32LE(12) === 2004;
  const extra = legacy ? 20 : 5;
  const frame = Buffer.alloc(16 + extra + reply.length);
  frame.writeInt32LE(frame.length, 0);
  frame.writeInt32LE(request.readInt32LE(4), 8);
  frame.writeInt32LE(legacy ? 1 : 2013, 12);
  if (legacy) frame.writeInt32LE(1, 32);
  frame.set(reply, 16 + extra);
  return frame;
};

const replies = new Map<string, Uint8Array>();
const greeting = BSON.serialize(hello);
const fine = BSON.serialize({ ok: 1 });

const log = process.argv[3] === undefined ? undefined : openSync(process.argv[3], 'a');

const keep = (request: Buffer): void => {
  if (log === undefined) return;
  writeSync(log, request);
  fdatasyncSync(log);
};

/** How much later than at once everything but a `ping` is answered, in milliseconds. */
let late = 0;

/** Waits without sleeping, since timers count whole milliseconds. */
const at = (time: number, work: () => void): void => {
  if (performance.now() >= time) work();
  else setImmediate(() => at(time, work));
};

/**
 * Always the same; a `ping` with `store` brings the page that every `find` is answered with, one with `late` says how
 * much later than at once.
 */
const replyTo = (request: Buffer): Uint8Array => {
  if (request.readInt32LE(12) === 2004 || request.includes('hello')) return greeting;
  const body = BSON.deserialize(request.subarray(21));
  if (body['late'] !== undefined) late = Number(body['late']);
  if (body['store']) {
    replies.set(
      'find',
      BSON.serialize({
        cursor: { firstBatch: body['store'], id: BSON.Long.ZERO, ns: 'bench.messages' },
        ok: 1,
      }),
    );
  }
  if (body['insert']) {
    keep(request);
    return BSON.serialize({ n: 1, ok: 1 });
  }
  return body['find'] ? (replies.get('find') ?? fine) : fine;
};

const server = createServer((socket) => {
  let received: Buffer = Buffer.alloc(0);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    received = received.length === 0 ? (chunk as Buffer) : Buffer.concat([received, chunk as Buffer]);
    while (received.length >= 4 && received.length >= received.readInt32LE(0)) {
      const request = received.subarray(0, received.readInt32LE(0));
      received = received.subarray(request.length);
      const reply = framed(request, replyTo(request));
      if (late === 0) socket.write(reply);
      else at(performance.now() + late, () => socket.write(reply));
    }
  });
});
server.listen(process.argv[2], () => console.log(`mongodb://${encodeURIComponent(process.argv[2]!)}/`));
