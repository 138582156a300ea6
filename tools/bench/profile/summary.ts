/** A place in generated code, as V8 counts: lines and columns from 0. */
export interface CallFrame {
  functionName: string;
  url: string;
  lineNumber: number;
  columnNumber: number;
}

/** What a `.cpuprofile` holds: `samples` are ids of nodes, `timeDeltas` the microseconds before each. */
export interface CpuProfile {
  nodes: { id: number; callFrame: CallFrame }[];
  samples: number[];
  timeDeltas: number[];
}

/** Where a function was written; `file` from the workspace's root, or empty for what is no code of anybody's. */
export interface Place {
  file: string;
  line: number;
}

/** Time in which something itself ran, as a share of the time in which its thread was busy: 0 to 1. */
export interface SelfTime {
  name: string;
  share: number;
}

export interface Summary {
  seconds: number;
  busySeconds: number;
  /** The most first. */
  functions: SelfTime[];
  modules: SelfTime[];
}

const IDLE = '(idle)';

export function summaryOf(profile: CpuProfile, placeOf: (frame: CallFrame) => Place): Summary {
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
  const byFrame = new Map<CallFrame, number>();
  profile.samples.forEach((id, index) => {
    const frame = frames.get(id);
    // A sample stands for the time until the next.
    if (frame) add(byFrame, frame, Math.max(0, profile.timeDeltas[index + 1] ?? 0));
  });
  const [functions, modules] = [new Map<string, number>(), new Map<string, number>()];
  let [all, busy] = [0, 0];
  for (const [frame, time] of byFrame) {
    all += time;
    if (frame.functionName === IDLE) continue;
    busy += time;
    const place = placeOf(frame);
    add(functions, nameOf(frame, place), time);
    add(modules, moduleOf(frame, place), time);
  }
  return {
    seconds: all / 1e6,
    busySeconds: busy / 1e6,
    functions: ranked(functions, busy),
    modules: ranked(modules, busy),
  };
}

function nameOf({ functionName }: CallFrame, { file, line }: Place): string {
  const name = functionName === '' ? '(anonymous)' : functionName;
  return file === '' ? name : `${name} ${file.replace(/^.*node_modules\//, '')}:${line}`;
}

/** The package, the library or the program that a function belongs to. */
function moduleOf({ functionName }: CallFrame, { file }: Place): string {
  if (file === '') return functionName.startsWith('(') ? functionName : '(native)';
  if (file.startsWith('node:')) return 'node';
  const [, dependency] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file) ?? [];
  const [own] = /^(libs\/(server|web)\/[^/]+|(libs|apps)\/[^/]+)/.exec(file) ?? [];
  return dependency ?? own ?? file;
}

function add<K>(sums: Map<K, number>, key: K, value: number): void {
  sums.set(key, (sums.get(key) ?? 0) + value);
}

function ranked(sums: ReadonlyMap<string, number>, whole: number): SelfTime[] {
  return [...sums]
    .map(([name, time]) => ({ name, share: whole === 0 ? 0 : time / whole }))
    .sort((a, b) => b.share - a.share);
}
