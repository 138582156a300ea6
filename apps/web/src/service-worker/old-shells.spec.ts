import { dropOldShells } from './old-shells';

/** The caches of a browser in which the newest version takes over while so many windows are open. */
async function takeOver(names: string[], windows: number): Promise<string[]> {
  const kept = new Set(names);
  Object.assign(globalThis, {
    caches: { keys: async () => [...kept], delete: async (name: string) => kept.delete(name) },
  });
  const clients = { matchAll: async () => Array.from({ length: windows }, () => ({})) };
  await dropOldShells(clients as unknown as Clients, names.at(-1)!);
  return [...kept];
}

describe('the files of former versions', () => {
  it('stay while a window is open that may be of one', async () => {
    expect(await takeOver(['pieces', 'notices', 'shell-1', 'shell-2'], 1)).toEqual([
      'pieces',
      'notices',
      'shell-1',
      'shell-2',
    ]);
  });

  it('go when no window is open, with what was fetched for them', async () => {
    expect(await takeOver(['pieces', 'notices', 'shell-1', 'shell-2'], 0)).toEqual(['notices', 'shell-2']);
  });

  it('are those of the last two, however long a window stays', async () => {
    expect(await takeOver(['shell-1', 'shell-2', 'shell-3', 'shell-4'], 1)).toEqual([
      'shell-2',
      'shell-3',
      'shell-4',
    ]);
  });
});
