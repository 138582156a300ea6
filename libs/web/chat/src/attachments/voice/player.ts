/** What a row knows of its own recording. Times in seconds. */
export interface VoiceState {
  phase: 'idle' | 'loading' | 'playing' | 'failed';
  at: number;
  /** As the recording itself says, once it is loaded; null before. */
  length: number | null;
}

/** What is played, and how to get it. */
export interface Recording {
  id: string;
  load: () => Promise<Blob>;
}

export const RATES = [1, 1.5, 2] as const;
/** Where this many recordings were left is remembered. */
const REMEMBERED = 100;
const IDLE: VoiceState = { phase: 'idle', at: 0, length: null };
/** What a recorder made says no length: asked for a moment far behind its end, the browser finds out. */
const FAR = 1e8;

/** The part of an `<audio>` that is needed; tests put their own in its place. */
export type Sound = Pick<
  HTMLAudioElement,
  | 'src'
  | 'currentTime'
  | 'duration'
  | 'playbackRate'
  | 'play'
  | 'pause'
  | 'load'
  | 'addEventListener'
  | 'removeEventListener'
>;

/** Plays recordings, one at a time in the whole page. */
export class Player {
  private sound: Sound | null = null;
  private url: string | null = null;
  private current: Recording | null = null;
  /** Where it is shown: when that is gone, nobody could stop it any more. */
  private place: Pick<Node, 'isConnected'> | null = null;
  private readonly states = new Map<string, VoiceState>();
  private readonly listeners = new Set<() => void>();
  private rate_: number = 1;

  constructor(private readonly makeSound: () => Sound) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  readonly stateOf = (id: string): VoiceState => this.states.get(id) ?? IDLE;
  readonly rate = (): number => this.rate_;
  /** Something is heard, or will be as soon as it is here. */
  readonly isOn = (): boolean =>
    this.current !== null && ['loading', 'playing'].includes(this.stateOf(this.current.id).phase);

  /** Plays on from where it was left, or pauses. */
  async toggle(recording: Recording, place: Pick<Node, 'isConnected'> | null): Promise<void> {
    const { phase } = this.stateOf(recording.id);
    if (phase === 'playing' || phase === 'loading') return this.pause();
    this.pause();
    this.place = place;
    try {
      await this.use(recording);
      if (this.current?.id !== recording.id || this.stateOf(recording.id).phase !== 'loading') return;
      await this.sound?.play();
      this.set(recording.id, { phase: 'playing' });
    } catch {
      // Cut short by a pause: nothing is wrong with it.
      if (this.stateOf(recording.id).phase !== 'loading') return;
      this.release();
      this.set(recording.id, { phase: 'failed' });
    }
  }

  pause(): void {
    if (!this.current) return;
    this.sound?.pause();
    if (this.stateOf(this.current.id).phase !== 'failed') this.set(this.current.id, { phase: 'idle' });
  }

  /** To a moment of a recording, also of one that does not play. */
  seek(id: string, at: number): void {
    if (this.current?.id === id && this.sound && this.url) this.sound.currentTime = at;
    this.set(id, { at });
  }

  setRate(rate: number): void {
    this.rate_ = rate;
    if (this.sound) this.sound.playbackRate = rate;
    this.tell();
  }

  /** Gets a recording ready to be played from where it was left. */
  private async use(recording: Recording): Promise<void> {
    const { id } = recording;
    const isHere = this.current?.id === id && this.url !== null;
    this.current = recording;
    this.set(id, { phase: 'loading' });
    if (isHere) return;
    const sound = (this.sound ??= this.listenTo(this.makeSound()));
    this.release();
    const blob = await recording.load();
    if (this.current.id !== id) return;
    this.url = URL.createObjectURL(blob);
    sound.src = this.url;
    const length = await lengthOf(sound);
    if (this.current.id !== id) return;
    const { at } = this.stateOf(id);
    this.set(id, { length });
    sound.currentTime = at < length ? at : 0;
    sound.playbackRate = this.rate_;
  }

  private listenTo(sound: Sound): Sound {
    sound.addEventListener('timeupdate', () => {
      if (!this.current || this.stateOf(this.current.id).phase !== 'playing') return;
      if (this.place && !this.place.isConnected) return this.pause();
      this.set(this.current.id, { at: sound.currentTime });
    });
    sound.addEventListener('ended', () => {
      if (!this.current) return;
      this.set(this.current.id, { phase: 'idle', at: 0 });
      sound.currentTime = 0;
    });
    return sound;
  }

  private release(): void {
    if (this.url) URL.revokeObjectURL(this.url);
    this.url = null;
  }

  private set(id: string, change: Partial<VoiceState>): void {
    const next = { ...this.stateOf(id), ...change };
    this.states.delete(id);
    this.states.set(id, next);
    for (const oldest of this.states.keys()) {
      if (this.states.size <= REMEMBERED) break;
      this.states.delete(oldest);
    }
    this.tell();
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }
}

/** How long what was just put into `sound` is, in seconds. Rejects where it cannot be played. */
function lengthOf(sound: Sound): Promise<number> {
  return new Promise((resolve, reject) => {
    const done = (act: () => void): void => {
      sound.removeEventListener('durationchange', look);
      sound.removeEventListener('error', fail);
      act();
    };
    const look = (): void => {
      const { duration } = sound;
      if (duration === Infinity) sound.currentTime = FAR;
      else if (duration > 0) done(() => resolve(duration));
    };
    const fail = (): void => done(() => reject(new Error('It cannot be played here.')));
    sound.addEventListener('durationchange', look);
    sound.addEventListener('error', fail);
    sound.load();
  });
}
