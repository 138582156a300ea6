import type { Socket } from 'node:net';
import { Identity, type Users } from '../auth/identity.ts';
import { CommandError } from '../errors.ts';
import type { CommandContext } from '../commands/command.ts';
import { dispatch } from '../commands/dispatch.ts';
import { storageError } from '../storage/storage-error.ts';
import { frameReply, maxMessageSize, parseMessage, ProtocolError, type Request } from '../wire/message.ts';
import { FrameReader } from '../wire/frames.ts';
import { encodeError, encodeReply, type Reply } from '../wire/reply.ts';
import type { Scheduler } from './scheduler.ts';

/** What all connections share. */
export type Services = Omit<CommandContext, 'deadline' | 'request' | 'connectionId' | 'identity'> & {
  scheduler: Scheduler;
  users: Users;
};

/** Who has not said who they are may ask for little, and cannot make the server hold more than this. */
const largestFromStrangers = 16_384;

/** A client that does not take its answer for this long is let go. */
const stalledMilliseconds = 60_000;

/**
 * One client. Its commands run one after the other, so that its answers keep their order; while an answer
 * waits for a client that does not read, nothing more is read from that client.
 */
export class Connection {
  private readonly socket: Socket;
  private readonly services: Services;
  private readonly id: number;
  private readonly identity: Identity;
  private readonly frames = new FrameReader();
  private busy = false;
  private replies = 0;

  constructor(socket: Socket, services: Services) {
    this.socket = socket;
    this.services = services;
    this.id = services.connections.add(socket);
    this.identity = new Identity(services.users);
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => {
      this.frames.push(chunk);
      if (this.busy) socket.pause();
      this.advance();
    });
    socket.on('error', () => socket.destroy());
    socket.on('timeout', () => socket.destroy());
  }

  /** Takes the next whole message, if none is under way. */
  private advance(): void {
    if (this.busy || this.socket.destroyed) return;
    try {
      const message = this.frames.next(this.identity.mayUse ? maxMessageSize : largestFromStrangers);
      if (message) this.handle(message);
      else this.socket.resume();
    } catch (error) {
      if (!(error instanceof ProtocolError)) this.services.log(storageError(error));
      this.socket.destroy();
    }
  }

  private handle(message: Buffer): void {
    let request: Request;
    try {
      request = parseMessage(message);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      this.send({ id: message.readInt32LE(4), legacy: message.readInt32LE(12) !== 2013 }, encodeError(error));
      return;
    }
    this.busy = true;
    const { scheduler, users: _, ...services } = this.services;
    scheduler.submit({
      run: dispatch({ ...services, connectionId: this.id, identity: this.identity, request }),
      answer: (reply) => this.finish(request, () => encodeReply(reply)),
      fail: (error) => this.fail(request, error),
    });
  }

  private fail(request: Request, error: CommandError): void {
    if (error.cause) this.services.log(error);
    this.finish(request, () => encodeError(error));
  }

  private finish(request: Request, reply: () => Buffer): void {
    this.busy = false;
    if (this.socket.destroyed) return;
    if (request.wantsReply) this.send(request, this.encoded(reply));
    else this.advance();
  }

  /** An answer that cannot be encoded, such as one that is too large, becomes an error. */
  private encoded(reply: () => Buffer): Buffer {
    try {
      return reply();
    } catch (error) {
      const known = storageError(error);
      if (known.cause) this.services.log(known);
      return encodeError(known);
    }
  }

  private send(request: { id: number; legacy: boolean }, doc: Buffer): void {
    const taken = this.socket.write(frameReply(request, ++this.replies, doc));
    if (taken) {
      this.advance();
      return;
    }
    this.busy = true;
    this.socket.setTimeout(stalledMilliseconds);
    this.socket.once('drain', () => {
      this.socket.setTimeout(0);
      this.busy = false;
      this.advance();
    });
  }
}

export type { Reply };
