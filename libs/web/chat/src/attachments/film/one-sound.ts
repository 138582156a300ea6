import { player } from '../voice/use-player';

let film: HTMLMediaElement | null = null;

/** This film is heard from now on, and nothing else of the page. */
export function hearOnly(next: HTMLMediaElement): void {
  if (film !== next) film?.pause();
  film = next;
  player.pause();
}

player.subscribe(() => {
  if (player.isOn()) film?.pause();
});
