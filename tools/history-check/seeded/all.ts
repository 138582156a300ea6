import { bringingFaults } from './bringing.ts';
import type { SeededFault } from './fault.ts';
import { showingFaults } from './showing.ts';
import { storingFaults } from './storing.ts';
import { tellingFaults } from './telling.ts';

/** The faults that the checker must catch. */
export const seededFaults: readonly SeededFault[] = [
  ...storingFaults,
  ...showingFaults,
  ...bringingFaults,
  ...tellingFaults,
];
