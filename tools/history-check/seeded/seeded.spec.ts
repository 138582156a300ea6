import { judge } from '../checks/all.ts';
import { Random } from '../random.ts';
import { modelledHistory } from '../testing/modelled-history.ts';
import { seededFaults } from './all.ts';
import { plantAndJudge } from './plant.ts';

describe('the checker', () => {
  const clean = modelledHistory(7);

  it('finds nothing in the history of a server that keeps its promises', () => {
    const found = [...judge(clean)].filter(([, violations]) => violations.length > 0);
    expect(found).toEqual([]);
  });

  it('knows sixteen faults', () => {
    expect(seededFaults).toHaveLength(16);
  });

  it.each(seededFaults.map((fault) => [fault.name, fault] as const))('catches that %s', (_, fault) => {
    for (let seed = 1; seed <= 10; seed += 1) {
      const { caught, alarms } = plantAndJudge(fault, clean, new Random(seed));
      expect(alarms).toEqual([]);
      expect(caught).toBe(true);
    }
  });
});
