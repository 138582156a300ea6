/** As many moments as the service keeps. */
const MOMENTS = 64;
/** Decoding takes twenty times as much memory as the file. */
const DECODED_BYTES = 2 * 1024 * 1024;

/** How loud, from 0 to 100, at up to 64 moments: the loudest of each, the loudest of all being 100. */
export function momentsOf(levels: ArrayLike<number>, moments = MOMENTS): number[] {
  const count = Math.min(moments, levels.length);
  const peaks = Array.from({ length: count }, (_, moment) => {
    const from = Math.floor((moment * levels.length) / count);
    const to = Math.floor(((moment + 1) * levels.length) / count);
    let peak = 0;
    for (let index = from; index < to; index += 1) peak = Math.max(peak, Math.abs(levels[index] ?? 0));
    return peak;
  });
  const loudest = Math.max(...peaks, Number.MIN_VALUE);
  return peaks.map((peak) => Math.round((peak / loudest) * 100));
}

/** The same of a file whose message does not say it; null where it is too large to look into, or no sound. */
export async function waveformOf(blob: Blob): Promise<number[] | null> {
  if (blob.size > DECODED_BYTES) return null;
  try {
    // Plays nothing: it only decodes, so it needs no leave to make a sound.
    const context = new OfflineAudioContext(1, 1, 8_000);
    const decoded = await context.decodeAudioData(await blob.arrayBuffer());
    return momentsOf(decoded.getChannelData(0));
  } catch {
    return null;
  }
}
