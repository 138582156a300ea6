import { LIMITS } from '@officehours/contracts';

const BARS = LIMITS.waveformBars;
const PCM = 1;

/** Samples of one channel as a WAV file. */
export function wav(samples: Int16Array, rate: number): Buffer {
  const data = Buffer.alloc(samples.length * 2);
  samples.forEach((sample, index) => data.writeInt16LE(sample, index * 2));
  const format = [word(PCM), word(1), long(rate), long(rate * 2), word(2), word(16)];
  const chunks = [chunk('fmt ', Buffer.concat(format)), chunk('data', data)];
  return chunk('RIFF', Buffer.concat([Buffer.from('WAVE'), ...chunks]));
}

/** How loud it is, from 0 to 100, from its beginning to its end. */
export function waveformOf(samples: Int16Array): number[] {
  const step = samples.length / BARS;
  const loudest = (from: number, to: number) =>
    samples.subarray(from, to).reduce((highest, sample) => Math.max(highest, Math.abs(sample)), 0);
  const peaks = Array.from({ length: BARS }, (_, bar) =>
    loudest(Math.floor(bar * step), Math.floor((bar + 1) * step)),
  );
  const highest = Math.max(...peaks, 1);
  return peaks.map((peak) => Math.round((peak / highest) * 100));
}

function chunk(name: string, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from(name, 'latin1'), long(content.length), content]);
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
