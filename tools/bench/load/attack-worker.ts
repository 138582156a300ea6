// The attackers: a process of their own. Told a name and a target, they go on until they are told to stop.
import { attacks, type Target } from './attacks.ts';

let isOver = false;

process.on('message', (told: { attack: string; target: Target } | 'stop') => {
  if (told === 'stop') {
    isOver = true;
    return;
  }
  isOver = false;
  const attack = attacks[told.attack];
  if (!attack) throw new Error(`there is no attack ${told.attack}`);
  process.send?.('begun');
  attack(told.target, () => isOver).then(
    () => process.send?.('over'),
    (error: unknown) => {
      throw error;
    },
  );
});
process.on('disconnect', () => process.exit());
