import { issuesTokens } from '@officehours/account';
import type { Settings } from '@officehours/platform';

/** Whether this is a demo: it was asked for, and this service can sign people in. */
export function isDemo(settings: Settings): boolean {
  return settings.demo === true && issuesTokens(settings);
}
