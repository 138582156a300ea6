import { createContext, use } from 'react';
import type { Officehours } from './officehours';

/** `<OfficehoursContext value={client}>` around everything that uses the hooks. */
export const OfficehoursContext = createContext<Officehours | null>(null);

/** The client of the nearest `OfficehoursContext`; throws without one. */
export function useOfficehours(): Officehours {
  const client = use(OfficehoursContext);
  if (!client) throw new Error('Officehours hooks need an <OfficehoursContext value={client}> around them.');
  return client;
}
