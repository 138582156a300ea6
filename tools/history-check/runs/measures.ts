import type { RunRecord } from './record.ts';

export const valuesOf = (records: readonly RunRecord[], name: string): number[] =>
  records.flatMap(({ facts }) => facts[name] ?? []);

/** Every measurement of this name is at most `limit`. */
export function atMost(records: readonly RunRecord[], name: string, limit: number): string[] {
  const slow = valuesOf(records, name).filter((value) => value > limit);
  return slow.length > 0 ? [`${name}: ${Math.round(Math.max(...slow))}, more than ${limit}`] : [];
}

/** No measurement of this name is 0. */
export function someOf(records: readonly RunRecord[], name: string): string[] {
  return valuesOf(records, name).some((value) => value === 0) ? [`${name}: none`] : [];
}

/** Every process that was asked to end left with 0. */
export function exitedCleanly(records: readonly RunRecord[]): string[] {
  const codes = valuesOf(records, 'exit codes after SIGTERM').filter((code) => code !== 0);
  return codes.length > 0 ? [`exit codes after SIGTERM: ${codes.join(', ')}`] : [];
}

/** No honest send was refused for good. */
export function refusedSends(records: readonly RunRecord[]): string[] {
  const codes = new Set(records.flatMap(({ refused }) => refused));
  return codes.size > 0 ? [`sends were refused: ${[...codes].join(', ')}`] : [];
}

/** A database that is away is `unavailable`, which says that trying again helps; never `internal`. */
export function answeredInternal(records: readonly RunRecord[]): string[] {
  const answers = records.reduce((sum, record) => sum + record.answeredInternal, 0);
  return answers > 0 ? [`${answers} sends were answered \`internal\``] : [];
}

/** A negative control that loses nothing shows that the cut cuts nothing. */
export function controlsLost(controls: readonly RunRecord[]): string[] {
  const blind = controls.filter(({ violations }) => (violations.C1?.length ?? 0) === 0);
  return blind.map(({ seed }) => `a disk that forgets lost nothing, seed ${seed}`);
}
