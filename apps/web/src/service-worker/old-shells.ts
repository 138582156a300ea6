/// <reference lib="webworker" />

/** Versions that are kept beside the present one while windows are open that may be of them. */
const KEPT_SHELLS = 2;

/**
 * Forgets the files of former versions, once no window is open that could still ask for them: a window that another one
 * put a new version before goes on with its own. However long it stays, no more than the last few versions are kept.
 */
export async function dropOldShells(clients: Pick<Clients, 'matchAll'>, present: string): Promise<void> {
  const windows = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  const old = (await caches.keys()).filter((name) => ![present, 'notices'].includes(name));
  // In the order in which they were made.
  const shells = old.filter((name) => name.startsWith('shell-'));
  const dropped = windows.length === 0 ? old : shells.slice(0, -KEPT_SHELLS);
  await Promise.all(dropped.map((name) => caches.delete(name)));
}
