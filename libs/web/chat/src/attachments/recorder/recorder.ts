import { momentsOf } from '../voice/waveform';

/** Why nothing can be recorded. */
export type Trouble = 'denied' | 'missing' | 'busy' | 'unsupported';

/** What was recorded. */
export interface Recorded {
  blob: Blob;
  name: string;
  durationMs: number;
  waveform: number[];
}

export interface RecorderState {
  phase: 'recording' | 'paused';
  elapsedMs: number;
  /** How loud it is now, from 0 to 1. */
  level: number;
}

/** Of speech; a quarter of an hour is 3.6 MB. */
const BITS_PER_SECOND = 32_000;
const TICK_MS = 100;
/** What browsers record, the best first, with the ending the service knows it by. */
const TYPES: readonly [type: string, ending: string][] = [
  ['audio/webm;codecs=opus', 'webm'],
  ['audio/mp4', 'm4a'],
  ['audio/ogg;codecs=opus', 'ogg'],
];

/** Records what the microphone hears, up to a limit; the microphone is let go of in the end, whatever that is. */
export class Recorder {
  private readonly chunks: Blob[] = [];
  private readonly levels: number[] = [];
  private readonly context = new AudioContext();
  private readonly analyser: AnalyserNode;
  private readonly timer: ReturnType<typeof setInterval>;
  private lastTick = performance.now();
  private elapsedMs = 0;
  private ending: Promise<Recorded> | null = null;

  private constructor(
    private readonly stream: MediaStream,
    private readonly media: MediaRecorder,
    private readonly ending_: string,
    private readonly limitMs: number,
    private readonly on: { tick: (state: RecorderState) => void; end: (recorded: Recorded) => void },
  ) {
    this.analyser = this.context.createAnalyser();
    this.context.createMediaStreamSource(stream).connect(this.analyser);
    media.addEventListener('dataavailable', ({ data }) => this.chunks.push(data));
    // The microphone was unplugged, or taken back: what was said until then is there.
    for (const track of stream.getTracks()) track.addEventListener('ended', () => void this.stop());
    this.timer = setInterval(() => this.tick(), TICK_MS);
    media.start(1_000);
  }

  /** Asks for the microphone and begins. @throws `Trouble` */
  static async start(limitMs: number, on: Recorder['on']): Promise<Recorder> {
    const supported = globalThis.MediaRecorder && navigator.mediaDevices;
    const [type, ending] = (supported && TYPES.find(([one]) => MediaRecorder.isTypeSupported(one))) || [];
    if (!type || !ending) throw new RecorderTrouble('unsupported');
    const stream = await navigator.mediaDevices
      .getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true, channelCount: 1 } })
      .catch((error: unknown) => {
        throw new RecorderTrouble(troubleOf(error));
      });
    try {
      const media = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: BITS_PER_SECOND });
      return new Recorder(stream, media, ending, limitMs, on);
    } catch {
      letGo(stream);
      throw new RecorderTrouble('busy');
    }
  }

  pause(): void {
    if (this.media.state !== 'recording') return;
    this.tick();
    this.media.pause();
    this.tell(0);
  }

  resume(): void {
    if (this.media.state !== 'paused') return;
    this.lastTick = performance.now();
    this.media.resume();
    this.tell(0);
  }

  /** Ends it; what was recorded goes to `on.end` too. */
  stop(): Promise<Recorded> {
    this.ending ??= this.finish();
    return this.ending;
  }

  /** Ends it, and nothing is kept. */
  discard(): void {
    this.ending ??= new Promise(() => undefined);
    if (this.media.state !== 'inactive') this.media.stop();
    this.close();
  }

  private async finish(): Promise<Recorded> {
    this.tick();
    if (this.media.state !== 'inactive') {
      const stopped = new Promise((resolve) => this.media.addEventListener('stop', resolve, { once: true }));
      this.media.stop();
      await stopped;
    }
    this.close();
    const recorded = {
      blob: new Blob(this.chunks, { type: this.media.mimeType }),
      name: `voice-note.${this.ending_}`,
      durationMs: Math.max(1, Math.min(this.limitMs, Math.round(this.elapsedMs))),
      waveform: momentsOf(this.levels),
    };
    this.on.end(recorded);
    return recorded;
  }

  private close(): void {
    clearInterval(this.timer);
    letGo(this.stream);
    void this.context.close().catch(() => undefined);
  }

  private tick(): void {
    if (this.media.state !== 'recording') return;
    const now = performance.now();
    this.elapsedMs += now - this.lastTick;
    this.lastTick = now;
    const samples = new Float32Array(this.analyser.fftSize);
    this.analyser.getFloatTimeDomainData(samples);
    const level = Math.min(
      1,
      samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0),
    );
    this.levels.push(level);
    this.tell(level);
    if (this.elapsedMs >= this.limitMs) void this.stop();
  }

  private tell(level: number): void {
    const phase = this.media.state === 'paused' ? 'paused' : 'recording';
    this.on.tick({ phase, elapsedMs: this.elapsedMs, level });
  }
}

export class RecorderTrouble extends Error {
  constructor(readonly why: Trouble) {
    super(why);
  }
}

function troubleOf(error: unknown): Trouble {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing';
  return 'busy';
}

function letGo(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
