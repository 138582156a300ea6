import type { APIRequest, APIRequestContext } from '@playwright/test';

import { instructor, student } from './demo';
import { device, type Device } from './service';

/** Their devices, signed in once: each sign-in would be one more session in their list. */
const readers = new Map<string, Promise<Device>>();
let context: Promise<APIRequestContext> | undefined;

/**
 * Reads what a test left unread between the two people whom all suites share: a conversation opens at its first unread
 * message, and the next test looks at its end.
 */
export async function leaveNothingUnread(api: APIRequest, baseURL: string | undefined): Promise<void> {
  context ??= api.newContext({ baseURL });
  const request = await context;
  const read = async (person: string, other: string): Promise<void> => {
    if (!readers.has(person)) readers.set(person, device(request, person));
    const reader = await readers.get(person)!;
    await reader.readAll(await reader.roomWith(other));
  };
  for (const [person, other] of [
    [student, instructor],
    [instructor, student],
  ] as const) {
    await read(person, other).catch(async () => {
      // The test has ended all their sessions.
      readers.delete(person);
      await read(person, other);
    });
  }
}
