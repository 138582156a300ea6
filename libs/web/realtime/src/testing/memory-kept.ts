import type { Id } from '@officehours/contracts';
import type { Kept, KeptPart, KeptStorage } from '../offline/kept';

/** What one browser keeps, without a disk. */
export function memoryKeptStorage(): KeptStorage & { readonly people: ReadonlyMap<Id, Kept> } {
  const people = new Map<Id, Kept>();
  return {
    people,
    read: async (userId) => people.get(userId) ?? null,
    async write(userId, parts, rooms) {
      const before = people.get(userId);
      const next = structuredClone(parts).reduce<Partial<Kept>>(
        add,
        before ?? { rooms: null, courses: null, logs: new Map() },
      );
      const logs = [...next.logs!].filter(([roomId]) => rooms?.has(roomId) ?? true);
      people.set(userId, { ...(next as Kept), logs: new Map(logs) });
    },
    clear: async (userId) => void people.delete(userId),
  };
}

function add(kept: Partial<Kept>, part: KeptPart): Partial<Kept> {
  if (part.name === 'user') return { ...kept, user: part.value };
  if (part.name === 'rooms') return { ...kept, rooms: part.value };
  if (part.name === 'courses') return { ...kept, courses: part.value };
  return { ...kept, logs: new Map([...(kept.logs ?? []), [part.name.slice('log:'.length), part.value]]) };
}
