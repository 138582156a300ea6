/**
 * Milliseconds that a JWT is good for from `receivedAt` on, read without verifying it; null when it does not say.
 * A device clock that runs late cannot make it longer than what the token was issued for.
 */
export function lifetimeOf(token: string, receivedAt: number): number | null {
  const { exp, iat } = claimsOf(token);
  if (typeof exp !== 'number') return null;
  const byClock = exp * 1000 - receivedAt;
  const issuedFor = typeof iat === 'number' ? (exp - iat) * 1000 : byClock;
  return Math.max(0, Math.min(byClock, issuedFor));
}

/** Whether two JWTs say that they are of two people, read without verifying them. */
export function areOfTwoPeople(one: string, other: string): boolean {
  const [first, second] = [claimsOf(one).sub, claimsOf(other).sub];
  return typeof first === 'string' && typeof second === 'string' && first !== second;
}

function claimsOf(token: string): { exp?: unknown; iat?: unknown; sub?: unknown } {
  try {
    const payload = token.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/');
    const claims: unknown = JSON.parse(atob(payload));
    return typeof claims === 'object' && claims !== null ? claims : {};
  } catch {
    return {};
  }
}
