const RATE = 8_000;

/** A tone of some seconds, a second loud and a second soft, as a WAV file. */
export function wav(seconds: number): Buffer {
  const samples = Buffer.from(
    Uint8Array.from({ length: seconds * RATE }, (_, index) => {
      const loud = Math.floor(index / RATE) % 2 === 0 ? 100 : 20;
      return 128 + loud * Math.sin((index * 440 * 2 * Math.PI) / RATE);
    }),
  );
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}
