import { jest } from '@jest/globals';
import { Player, type Sound } from './player';

/** An `<audio>` that plays nothing and does what it is told. */
class FakeSound {
  src = '';
  duration = Number.NaN;
  playbackRate = 1;
  isPlaying = false;
  /** What the browser finds out when it is sent behind the end. */
  trueLength = 12;
  saysLength = true;
  private at = 0;
  private readonly heard = new Map<string, Set<() => void>>();

  get currentTime(): number {
    return this.at;
  }
  set currentTime(at: number) {
    if (at > this.trueLength) {
      this.at = this.trueLength;
      this.duration = this.trueLength;
      this.say('durationchange');
    } else this.at = at;
  }
  load(): void {
    this.at = 0;
    if (this.src.includes('broken')) return this.say('error');
    this.duration = this.saysLength ? this.trueLength : Infinity;
    this.say('durationchange');
  }
  play(): Promise<void> {
    this.isPlaying = true;
    return Promise.resolve();
  }
  pause(): void {
    this.isPlaying = false;
  }
  addEventListener(name: string, listener: () => void): void {
    this.heard.set(name, (this.heard.get(name) ?? new Set()).add(listener));
  }
  removeEventListener(name: string, listener: () => void): void {
    this.heard.get(name)?.delete(listener);
  }
  say(name: string): void {
    for (const listener of [...(this.heard.get(name) ?? [])]) listener();
  }
}

const here = { isConnected: true };
let sound: FakeSound;
let player: Player;

const recording = (id: string) => ({ id, load: () => Promise.resolve(new Blob([id])) });

beforeEach(() => {
  sound = new FakeSound();
  player = new Player(() => sound as unknown as Sound);
  let made = 0;
  const addresses = { createObjectURL: () => `blob:${(made += 1)}`, revokeObjectURL: jest.fn() };
  Object.assign(URL, addresses);
});

describe('the player of recordings', () => {
  it('plays, says where it is, pauses and plays on', async () => {
    await player.toggle(recording('a'), here);
    expect(player.stateOf('a')).toEqual({ phase: 'playing', at: 0, length: 12 });
    sound.currentTime = 4;
    sound.say('timeupdate');
    expect(player.stateOf('a').at).toBe(4);
    await player.toggle(recording('a'), here);
    expect([player.stateOf('a').phase, sound.isPlaying]).toEqual(['idle', false]);
    await player.toggle(recording('a'), here);
    expect([player.stateOf('a').phase, sound.currentTime]).toEqual(['playing', 4]);
  });

  it('plays one at a time, and each from where it was left', async () => {
    await player.toggle(recording('a'), here);
    sound.currentTime = 5;
    sound.say('timeupdate');
    await player.toggle(recording('b'), here);
    expect([player.stateOf('a').phase, player.stateOf('b').phase]).toEqual(['idle', 'playing']);
    expect(sound.currentTime).toBe(0);
    await player.toggle(recording('a'), here);
    expect(sound.currentTime).toBe(5);
  });

  it('begins anew after its end, and where one sought before it was loaded', async () => {
    player.seek('a', 7);
    await player.toggle(recording('a'), here);
    expect(sound.currentTime).toBe(7);
    sound.say('ended');
    expect(player.stateOf('a')).toMatchObject({ phase: 'idle', at: 0 });
  });

  it('finds out how long one is that does not say so', async () => {
    sound.saysLength = false;
    await player.toggle(recording('a'), here);
    expect(player.stateOf('a')).toEqual({ phase: 'playing', at: 0, length: 12 });
    expect(sound.currentTime).toBe(0);
  });

  it('keeps its speed for the next one', async () => {
    player.setRate(1.5);
    await player.toggle(recording('a'), here);
    expect([sound.playbackRate, player.rate()]).toEqual([1.5, 1.5]);
  });

  it('stops when nobody could stop it any more', async () => {
    const place = { isConnected: true };
    await player.toggle(recording('a'), place);
    place.isConnected = false;
    sound.say('timeupdate');
    expect([player.stateOf('a').phase, sound.isPlaying]).toEqual(['idle', false]);
  });

  it('says when one cannot be had or played, and tries again', async () => {
    await player.toggle({ id: 'a', load: () => Promise.reject(new Error('gone')) }, here);
    expect(player.stateOf('a').phase).toBe('failed');
    Object.assign(URL, { createObjectURL: () => 'blob:broken' });
    await player.toggle(recording('a'), here);
    expect(player.stateOf('a').phase).toBe('failed');
    Object.assign(URL, { createObjectURL: () => 'blob:good' });
    await player.toggle(recording('a'), here);
    expect(player.stateOf('a').phase).toBe('playing');
  });

  it('does not begin when it was paused while it was loading', async () => {
    let arrive = (_: Blob): void => undefined;
    const load = () => new Promise<Blob>((resolve) => (arrive = resolve));
    const first = player.toggle({ id: 'a', load }, here);
    await player.toggle({ id: 'a', load }, here);
    arrive(new Blob(['a']));
    await first;
    expect([player.stateOf('a').phase, sound.isPlaying]).toEqual(['idle', false]);
  });
});
