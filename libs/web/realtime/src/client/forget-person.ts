import type { Id } from '@officehours/contracts';
import { Drafts } from '../drafts/drafts';
import { outboxChannel, type TabNews } from '../outbox/tab-news';
import { browserPlatform, type Platform } from './options';
import { running } from './running';

type Kept = Pick<Platform, 'draftStorage' | 'outboxStorage' | 'openTabChannel'>;

/**
 * For the sign-out of a host page: ends what the chat does for this person in all tabs, and removes what this browser
 * keeps of them: unsent messages, chosen files, drafts. `userId` is the `sub` of their tokens. The chat need not be on
 * the page. Resolves when it is done in this tab; the others do it at the same time.
 */
export async function forgetPerson(userId: string, platform: Partial<Kept> = {}): Promise<void> {
  const kept: Kept = { ...browserPlatform(), ...platform };
  const id = await wireIdOf(userId);
  const tabs = kept.openTabChannel<TabNews>(outboxChannel(id), () => undefined);
  tabs.post({ kind: 'forgotten' });
  // One that does not know yet whose it is may well be theirs.
  const theirs = [...running].filter(({ me }) => (me.get()?.id ?? id) === id);
  await Promise.all(theirs.map((client) => client.forget()));
  for (const kind of ['draft', 'edit'] as const) new Drafts(kept.draftStorage, kind).wipe(id);
  // A browser that keeps nothing has nothing to remove.
  await kept.outboxStorage.clear(id).catch(() => undefined);
  tabs.close();
}

/** What the service makes of a platform's id: 24 hex digits stay, anything else is hashed. */
async function wireIdOf(subject: string): Promise<Id> {
  if (/^[0-9a-f]{24}$/iu.test(subject)) return subject.toLowerCase();
  const text = new TextEncoder().encode(`officehours:user:${subject}`);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
  return Array.from(digest.subarray(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
