import type { Check } from './check.ts';
import { plantedViolations } from './planted.ts';

/** Every check by its short name. */
export const checks: Record<string, Check> = {
  planted: plantedViolations,
};
