import type { OutboxStorage } from './storage';

/** A storage whose implementation is fetched at its first use, and again at the next when that failed. */
export function lazyOutboxStorage(load: () => Promise<OutboxStorage>): OutboxStorage {
  let loading: Promise<OutboxStorage> | null = null;
  const storage = () => {
    loading ??= load();
    loading.catch(() => (loading = null));
    return loading;
  };
  return {
    list: async (userId) => (await storage()).list(userId),
    put: async (item) => (await storage()).put(item),
    remove: async (clientMessageId) => (await storage()).remove(clientMessageId),
    clear: async (userId) => (await storage()).clear(userId),
    clearOthers: async (userId, time) => (await storage()).clearOthers(userId, time),
  };
}
