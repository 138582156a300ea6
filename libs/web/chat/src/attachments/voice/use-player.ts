import { useSyncExternalStore } from 'react';
import { Player, type VoiceState } from './player';

/** One for the page: two recordings are never heard at once. */
export const player = new Player(() => new Audio());

export function useVoiceState(id: string): VoiceState {
  const get = (): VoiceState => player.stateOf(id);
  return useSyncExternalStore(player.subscribe, get, get);
}

export function useRate(): number {
  return useSyncExternalStore(player.subscribe, player.rate, player.rate);
}
