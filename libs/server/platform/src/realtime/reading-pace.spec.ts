import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { jest } from '@jest/globals';
import type { Settings } from '../config/settings';
import { ReadingPace } from './reading-pace';
import type { RealtimeServer, RealtimeSocket } from './socket-types';
import { keepLine } from './web-socket-engine';

const KB = 1_024;

class Line extends EventEmitter {
  isClosed = false;
  readonly socket = {
    isPaused: false,
    pause: () => void (this.socket.isPaused = true),
    resume: () => void (this.socket.isPaused = false),
  };
  readonly transport;
  readonly bytes = new PassThrough();

  constructor(name = 'websocket') {
    super();
    this.transport = { name, socket: this.socket };
    keepLine(this.socket, this.bytes);
  }

  says(kilobytes: number): void {
    const { name } = this.transport;
    if (name === 'polling') this.emit('packet', { data: 'x'.repeat(kilobytes * KB) });
    else this.bytes.emit('data', Buffer.alloc(kilobytes * KB));
  }

  upgrade(): void {
    this.transport.name = 'websocket';
    this.emit('upgrading', this.transport);
  }

  close(): void {
    this.isClosed = true;
  }
}

const engine = new EventEmitter();
let pace: ReadingPace;

const opened = (name?: string): Line => {
  const line = new Line(name);
  engine.emit('connection', line);
  return line;
};
const socketOf = (line: Line, id: string) =>
  ({ conn: line, data: { caller: { id } } }) as unknown as RealtimeSocket;

beforeEach(() => {
  jest.useFakeTimers();
  engine.removeAllListeners();
  pace = new ReadingPace({ rateLimits: true } as Settings);
  pace.attach({ engine } as unknown as RealtimeServer);
});

afterEach(() => jest.useRealTimers());

describe('the pace of reading', () => {
  it('is that of whoever writes, for eight of the longest frames at once', () => {
    const line = opened();
    pace.signedIn(socketOf(line, 'ada'));
    for (let n = 0; n < 4; n += 1) line.says(64);
    expect(line.socket.isPaused).toBe(false);
    line.says(64);
    expect(line.socket.isPaused).toBe(true);
    jest.advanceTimersByTime(499);
    expect(line.socket.isPaused).toBe(true);
    jest.advanceTimersByTime(2);
    expect(line.socket.isPaused).toBe(false);
    line.says(1);
    expect(line.socket.isPaused).toBe(true);
    jest.advanceTimersByTime(10_000);
    line.says(128);
    expect(line.socket.isPaused).toBe(false);
  });

  it('is that of a token for who has not signed in', () => {
    const line = opened();
    line.says(16);
    expect(line.socket.isPaused).toBe(false);
    line.says(8);
    expect(line.socket.isPaused).toBe(true);
    jest.advanceTimersByTime(501);
    expect(line.socket.isPaused).toBe(false);
    pace.signedIn(socketOf(line, 'ada'));
    for (let n = 0; n < 4; n += 1) line.says(64);
    expect(line.socket.isPaused).toBe(false);
  });

  it('is one for all sockets of a person, and nobody else’s', () => {
    const [one, another, foreign] = [opened(), opened(), opened()];
    pace.signedIn(socketOf(one, 'ada'));
    pace.signedIn(socketOf(another, 'ada'));
    pace.signedIn(socketOf(foreign, 'ben'));
    for (let n = 0; n < 4; n += 1) one.says(64);
    another.says(64);
    foreign.says(64);
    expect([one, another, foreign].map(({ socket }) => socket.isPaused)).toEqual([false, true, false]);
    pace.closed(socketOf(one, 'ada'));
    const third = opened();
    pace.signedIn(socketOf(third, 'ada'));
    third.says(1);
    expect(third.socket.isPaused).toBe(true);
  });

  it('never makes a connection wait longer than a ping may take', () => {
    const line = opened();
    for (let n = 0; n < 100; n += 1) line.says(64);
    jest.advanceTimersByTime(9_900);
    expect(line.socket.isPaused).toBe(true);
    jest.advanceTimersByTime(200);
    expect(line.socket.isPaused).toBe(false);
  });

  it('holds for twenty sockets of a person as for one', () => {
    const lines = Array.from({ length: 20 }, () => opened());
    for (const line of lines) pace.signedIn(socketOf(line, 'ada'));
    let read = 0;
    for (let second = 0; second < 60; second += 0.1) {
      for (const line of lines) {
        if (line.socket.isPaused) continue;
        line.says(64);
        read += 64;
      }
      jest.advanceTimersByTime(100);
    }
    // What is there at once, what comes in a minute, and a piece of each.
    expect(read).toBeLessThan(256 + 60 * 128 + 20 * 64);
  });

  it('closes long polling that is far too fast', () => {
    const line = opened('polling');
    pace.signedIn(socketOf(line, 'ada'));
    for (let n = 0; n < 8; n += 1) line.says(64);
    expect(line.isClosed).toBe(false);
    line.says(64);
    expect(line.isClosed).toBe(true);
  });

  it('is no new one for who comes back at once', () => {
    const line = opened();
    pace.signedIn(socketOf(line, 'ada'));
    for (let n = 0; n < 4; n += 1) line.says(64);
    pace.closed(socketOf(line, 'ada'));
    const again = opened();
    pace.signedIn(socketOf(again, 'ada'));
    again.says(1);
    expect(again.socket.isPaused).toBe(true);
    pace.closed(socketOf(again, 'ada'));
    jest.advanceTimersByTime(3_000);
    const later = opened();
    pace.signedIn(socketOf(later, 'ada'));
    for (let n = 0; n < 4; n += 1) later.says(64);
    expect(later.socket.isPaused).toBe(false);
  });

  it('goes on for the WebSocket that follows long polling', () => {
    const line = opened('polling');
    pace.signedIn(socketOf(line, 'ada'));
    for (let n = 0; n < 4; n += 1) line.says(64);
    line.upgrade();
    line.says(1);
    expect(line.isClosed).toBe(false);
    expect(line.socket.isPaused).toBe(true);
  });

  it('holds for a line that an error on it has set going again', () => {
    const line = opened();
    line.says(64);
    line.bytes.resume();
    line.says(64);
    expect(line.bytes.isPaused()).toBe(true);
  });

  it('is unlimited where nothing is limited', () => {
    const free = new ReadingPace({ rateLimits: false } as Settings);
    engine.removeAllListeners();
    free.attach({ engine } as unknown as RealtimeServer);
    const line = opened();
    for (let n = 0; n < 100; n += 1) line.says(64);
    expect(line.socket.isPaused).toBe(false);
  });
});
