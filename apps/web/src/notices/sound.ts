import type { SoundChoice } from '../preferences/preferences';

/** From ten at night to seven in the morning, by the reader's clock. */
const NIGHT = { from: 22, until: 7 };

/** Whether a new message may be heard now. */
export function isAudible(choice: SoundChoice, now: Date): boolean {
  if (choice !== 'day') return choice === 'always';
  const hour = now.getHours();
  return hour >= NIGHT.until && hour < NIGHT.from;
}

const PATIENCE_MS = 300;

let context: AudioContext | null = null;

/** Two short soft notes. Before the reader has touched the page the browser keeps them silent. */
export async function playNotice(): Promise<void> {
  context ??= new AudioContext();
  if (context.state !== 'running') await woken(context);
  if (context.state !== 'running') return;
  note(context, 660, 0);
  note(context, 880, 0.12);
}

const wake = (): void => void context?.resume().catch(() => undefined);

/** Safari wakes it in a press alone, and lets everybody wait until then: what came before is not heard later. */
async function woken(audio: AudioContext): Promise<void> {
  for (const press of ['click', 'keydown', 'touchend'])
    window.addEventListener(press, wake, { once: true, capture: true });
  await Promise.race([audio.resume(), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
}

function note(audio: AudioContext, frequency: number, after: number): void {
  const start = audio.currentTime + after;
  const gain = audio.createGain();
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(0.06, start + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.0001, start + 0.3);
  gain.connect(audio.destination);
  const tone = audio.createOscillator();
  tone.frequency.value = frequency;
  tone.connect(gain);
  tone.start(start);
  tone.stop(start + 0.32);
}
