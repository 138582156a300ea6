import type { CheckId } from '../checks/check.ts';
import { HIT_SHARE, killsOf } from './kills.ts';
import { answeredInternal, atMost, controlsLost, exitedCleanly, refusedSends, someOf } from './measures.ts';
import type { RunRecord } from './record.ts';

/** Something the product promises, and how the runs show it. */
export interface Guarantee {
  id: string;
  name: string;
  /** The runs that show it, by name of plan; absent: all. */
  runs?: string[];
  checks: CheckId[];
  /** What the full size asks for. */
  bar?: string;
  /** What the recorded measurements say beyond the checks; one line for each violation. */
  measures?: (records: readonly RunRecord[], controls: readonly RunRecord[]) => string[];
  /** Only where a history has something of this kind, such as edits. */
  onlyWith?: (record: RunRecord) => boolean;
  /** What was there to be lost besides messages. */
  counts?: { what: string; of: (record: RunRecord) => number };
  /** The plan of its negative control: runs that must lose. */
  control?: string;
}

const KEPT: CheckId[] = ['C1', 'C2', 'C3', 'C4', 'C5', 'C5T', 'C6', 'C7'];

/** In the order of the table. The ids are those of the product's list of guarantees. */
export const guarantees: Guarantee[] = [
  {
    id: 'runs',
    name: 'every run came to its end, and at least 90 % of kills hit a send under way',
    checks: [],
    measures(records) {
      const { count, hit } = killsOf(records);
      return hit >= HIT_SHARE * count ? [] : [`${hit} of ${count} kills hit something`];
    },
  },
  {
    id: 'G1',
    name: 'acknowledged messages survive kill -9 of the service',
    runs: ['api killed'],
    bar: '1,000 kills, 200,000 messages',
    checks: KEPT,
  },
  {
    id: 'G2',
    name: 'they survive kill -9 of the database, and of both at once',
    runs: ['database killed'],
    bar: '1,000 kills of the database, 200 of both',
    checks: KEPT,
  },
  {
    id: 'G3',
    name: 'they survive power cuts, after which the disk has only what was synchronised',
    runs: ['power cut'],
    bar: '200 cuts; 20 of 20 controls lose',
    checks: KEPT,
    control: 'power cut, disk forgets',
    measures: (_, controls) => controlsLost(controls),
  },
  {
    id: 'G4',
    name: 'they survive the fail-over of a replica set (external: needs one, `--replica-set=<uri>`)',
    runs: ['replica set fails over'],
    bar: '90 faults, 100,000 messages',
    checks: KEPT,
    measures: (records) => atMost(records, 'sending again after a fail-over, ms', 15_000),
  },
  { id: 'G5', name: 'nothing shown as sent or delivered vanishes later', checks: ['C7'] },
  {
    id: 'G6',
    name: 'the files of a message are there to the byte after kills and cuts; half, unsent and deleted ones nobody sees',
    runs: ['api killed', 'database killed', 'power cut'],
    bar: '500 files, 50 kills',
    checks: ['C14'],
    counts: { what: 'files', of: ({ files }) => files },
    onlyWith: ({ files }) => files > 0,
  },
  {
    id: 'G7',
    name: 'one message per clientMessageId, whatever is repeated, by any way and node',
    checks: ['C2', 'C3'],
  },
  {
    id: 'G8',
    name: 'a retry gets the same answer; other content under the same id is refused',
    checks: ['C4'],
  },
  {
    id: 'G9',
    name: 'one order per room without holes, to the byte the same by every way of reading',
    checks: ['C5'],
  },
  { id: 'G10', name: 'the order is true to real time and to each sender', checks: ['C5T'] },
  {
    id: 'G11',
    name: 'order and unread do not depend on clocks',
    runs: ['skewed clocks'],
    checks: ['C5', 'C5T', 'C8'],
  },
  { id: 'G12', name: 'no gap after any absence; everyone has everything within 10 s', checks: ['C6', 'C12'] },
  {
    id: 'G13',
    name: 'no gap when the bus between nodes loses everything; sends go on meanwhile',
    runs: ['two nodes, Redis killed', 'two nodes, bus disturbed'],
    bar: '50 of each kind',
    checks: ['C1', 'C6', 'C12'],
    measures: (records) => [
      ...someOf(records, 'acknowledged while Redis was away'),
      ...someOf(records, 'acknowledged while the bus was disturbed'),
    ],
  },
  { id: 'G15', name: 'unread counts agree on every device; read positions never go back', checks: ['C8'] },
  {
    id: 'G16',
    name: 'edits and deletions converge, and nothing of a deleted text is left',
    checks: ['C10'],
    onlyWith: ({ changes }) => changes > 0,
  },
  { id: 'G17', name: 'nothing of a room reaches anyone outside it', checks: ['C9'] },
  {
    id: 'G20',
    name: 'without its database the service says so, never acknowledges, and recovers by itself',
    runs: ['database away', 'database killed'],
    checks: ['C1', 'C7'],
    measures: (records) => [
      ...atMost(records, 'not ready without a database, ms', 5_000),
      ...atMost(records, 'ready with the database back, ms', 15_000),
      ...atMost(records, 'database found again, ms', 15_000),
      ...answeredInternal(records),
    ],
  },
  {
    id: 'G21',
    name: 'rolling restarts lose nothing, refuse nothing and end cleanly within 15 s',
    runs: ['two nodes, bad network', 'rolling deploys'],
    bar: '20 deploys',
    checks: ['C1', 'C3', 'C6'],
    measures: (records) => [
      ...exitedCleanly(records),
      ...atMost(records, 'SIGTERM to exit, ms', 15_000),
      ...refusedSends(records),
    ],
  },
  {
    id: 'G24',
    name: 'who is away is told of each message on each device, once but for what a kill hides, and of none they have read',
    runs: ['api killed', 'database killed', 'database away', 'power cut'],
    bar: '10,000 notifications',
    checks: ['C11'],
    counts: { what: 'notifications', of: ({ told }) => told },
    onlyWith: ({ told }) => told > 0,
  },
  { id: 'live', name: 'whoever stays connected hears of every message at once', checks: ['C13'] },
];
