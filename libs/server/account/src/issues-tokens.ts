import type { Settings } from '@officehours/platform';

/** Whether this service signs tokens itself. With the platform's keys it only checks them: no accounts, no demo. */
export function issuesTokens({ jwtSecret, jwtJwksUrl }: Settings): boolean {
  return jwtSecret !== undefined && jwtJwksUrl === undefined;
}
