/** A kind of query that may read all documents, and why. */
export interface Allowed {
  /** As the verdict prints it. */
  query: string;
  reason: string;
}

/** None so far: every query of the product has its index. */
export const ALLOWED: readonly Allowed[] = [];
