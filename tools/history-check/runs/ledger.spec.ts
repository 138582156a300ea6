import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Ledger } from './ledger.ts';
import { recordOf, isAsItShould } from './record.ts';
import type { Outcome, Plan } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'ledger-'));
afterAll(() => rmSync(folder, { recursive: true }));

const PROVED = { commit: 'c0ffee', build: 'bead' };

const plan = (name: string, control = false): Plan => ({
  name,
  control,
  stage: { nodes: 1 },
  rate: 1,
  script: () => Promise.resolve(),
});

const outcomeOf = (of: Plan, lost: string[] = []): Outcome => ({
  plan: of,
  seed: 1,
  seconds: 1,
  events: [],
  findings: new Map([['C1', lost]]),
  facts: new Map([['a fact', [1, 2]]]),
  folder: '',
});

describe('the ledger of a long proof', () => {
  it('leaves out what was carried out before, as often as it was', () => {
    const ledger = new Ledger(join(folder, 'new', 'full.jsonl'));
    const plans = [plan('a'), plan('a'), plan('a'), plan('b')];
    expect(ledger.left(plans)).toHaveLength(4);
    ledger.add(recordOf(outcomeOf(plan('a')), PROVED));
    ledger.add(recordOf(outcomeOf(plan('b')), PROVED));
    expect(ledger.left(plans).map(({ name }) => name)).toEqual(['a', 'a']);
    expect(ledger.read()).toMatchObject([{ plan: 'a', facts: { 'a fact': [1, 2] } }, { plan: 'b' }]);
  });

  it('counts a control as well done only when it lost something', () => {
    expect(isAsItShould(recordOf(outcomeOf(plan('a'), ['lost']), PROVED))).toBe(false);
    expect(isAsItShould(recordOf(outcomeOf(plan('a', true), ['lost']), PROVED))).toBe(true);
    expect(isAsItShould(recordOf(outcomeOf(plan('a', true)), PROVED))).toBe(false);
  });
});
