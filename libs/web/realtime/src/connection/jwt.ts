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

/** Whose a JWT says it is, read without verifying it; null when it does not say. */
export function subjectOf(token: string): string | null {
  const { sub } = claimsOf(token);
  return typeof sub === 'string' ? sub : null;
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
