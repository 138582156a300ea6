import type { Officehours } from './officehours';

/** The clients of this page that were started and not stopped. */
export const running = new Set<Officehours>();
