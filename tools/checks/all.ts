import type { Check } from './check.ts';
import { plantedViolations } from './planted.ts';
import { sizes } from './sizes.ts';

/** Every check by its short name. */
export const checks: Record<string, Check> = {
  sizes,
  planted: plantedViolations,
};
