import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { profilesFolder } from './folder.ts';
import { Places } from './places.ts';
import { summaryOf, type CpuProfile, type SelfTime } from './summary.ts';

const FUNCTIONS = 25;
const MODULES = 12;
/** A thread that was busy for less has nothing to tell. */
const LEAST_BUSY = 0.01;

/** Where the time of each profiled thread went; nothing when nothing is profiled. */
export function describeProfiles(folder = profilesFolder()): string[] {
  if (folder === undefined) return [];
  const places = new Places();
  return readdirSync(folder)
    .filter((name) => name.endsWith('.cpuprofile'))
    .flatMap((name) => describe(join(folder, name), places));
}

function describe(path: string, places: Places): string[] {
  const profile = JSON.parse(readFileSync(path, 'utf8')) as CpuProfile;
  const { seconds, busySeconds, functions, modules } = summaryOf(profile, (frame) => places.of(frame));
  if (busySeconds < LEAST_BUSY * seconds) return [];
  return [
    `${path}: busy for ${busySeconds.toFixed(1)} of ${seconds.toFixed(1)} s`,
    ...lines('self time by module', modules.slice(0, MODULES)),
    ...lines('self time by function', functions.slice(0, FUNCTIONS)),
  ];
}

const lines = (title: string, times: readonly SelfTime[]): string[] => [
  `  ${title}`,
  ...times.map(({ name, share }) => `  ${(share * 100).toFixed(1).padStart(6)} %  ${name}`),
];
