import { useSyncExternalStore } from 'react';
import { Player, type VoiceState } from './player';

/** One for the page: two recordings are never heard at once. */
export const player = new Player(() => {
  const sound = new Audio();
  // In the press itself: Safari lets play what has begun to load in one, however late its recording comes.
  sound.load();
  return sound;
});

export function useVoiceState(id: string): VoiceState {
  const get = (): VoiceState => player.stateOf(id);
  return useSyncExternalStore(player.subscribe, get, get);
}

export function useRate(): number {
  return useSyncExternalStore(player.subscribe, player.rate, player.rate);
}
