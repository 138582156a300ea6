import type { APIRequest, APIRequestContext } from '@playwright/test';

import { instructor, student } from './demo';
import { device, type Device } from './service';

/** Their devices, signed in once: each sign-in would be one more session in their list. */
const readers = new Map<string, Promise<Device>>();
let context: Promise<APIRequestContext> | undefined;

/**
 * Reads what a test left unread between the two people whom all suites share, and forgets what it left unsent: a
 * conversation opens at its first unread message, and the next test looks at its end and writes into an empty box.
 */
export async function leaveNothingUnread(api: APIRequest, baseURL: string | undefined): Promise<void> {
  context ??= api.newContext({ baseURL });
  const request = await context;
  const read = async (person: string, other: string): Promise<void> => {
    if (!readers.has(person)) readers.set(person, device(request, person));
    const reader = await readers.get(person)!;
    const room = await reader.roomWith(other);
    await reader.readAll(room);
    // A window that is closed while it saves a draft does not come to save that it was sent.
    await reader.forgetDraft(room);
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
