// The load generator: a process of its own, told what to do by messages.
import { Crowd } from './crowd.ts';
import type { Command } from './protocol.ts';

const crowd = new Crowd();

function carryOut(command: Command): unknown {
  switch (command.do) {
    case 'open':
      return crowd.open(command.url, command.seats);
    case 'openLoop':
      return crowd.openLoop(command.perSecond, command.ms);
    case 'closedLoop':
      return crowd.closedLoop(command.event, command.ms);
    case 'fanOut':
      return crowd.fanOut(command.messages);
    case 'storm':
      return crowd.storm(command.url, command.seats, command.sync?.epoch);
    case 'close':
      crowd.close();
      return null;
  }
}

process.on('message', (command: Command) => {
  Promise.resolve(carryOut(command)).then(
    (value) => process.send?.({ value }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.on('disconnect', () => process.exit());
