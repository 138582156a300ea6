import type { SeededFault } from './fault.ts';
import { showingFaults } from './showing.ts';
import { storingFaults } from './storing.ts';

/** The fourteen faults that the checker must catch. */
export const seededFaults: readonly SeededFault[] = [...storingFaults, ...showingFaults];
