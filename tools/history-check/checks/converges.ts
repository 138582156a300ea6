import type { Check } from './check.ts';

/** Milliseconds after the last fault within which everybody must have everything. */
export const CONVERGENCE_MS = 10_000;

/** C12: once the faults are over, everybody has everything soon. */
export const converges: Check = {
  id: 'C12',
  name: `every device has everything ${CONVERGENCE_MS / 1000} s after the last fault`,
  violations(history) {
    return history.of('converged').flatMap(({ ms, missing }) => {
      if (ms === null) return [`never: ${missing.slice(0, 5).join('; ')}`];
      return ms > CONVERGENCE_MS ? [`after ${Math.round(ms)} ms`] : [];
    });
  },
};
