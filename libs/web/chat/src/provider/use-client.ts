import { createOfficehours, type Officehours } from '@officehours/web-realtime';
import { useEffect, useRef, useState } from 'react';

export interface ClientProps {
  client?: Officehours | undefined;
  baseUrl?: string | undefined;
  token?: string | undefined;
}

/** The client, and how many people had the page before its person. */
export interface ClientTurn {
  client: Officehours;
  turn: number;
}

/**
 * The host's client, or one of our own for as long as the provider is on the page; `baseUrl` is taken once. A client is
 * one person's: with another person's token the next one is made.
 */
export function useClient(
  { client, baseUrl = '', token = '' }: ClientProps,
  make: typeof createOfficehours = createOfficehours,
): ClientTurn {
  const [own, setOwn] = useState(() => (client ? null : { client: make({ baseUrl, token }), turn: 0 }));
  const given = useRef(token);
  useEffect(() => {
    own?.client.start();
    return () => own?.client.stop();
  }, [own]);
  useEffect(() => {
    if (token === given.current) return;
    given.current = token;
    if (own && !own.client.setToken(token)) setOwn({ client: make({ baseUrl, token }), turn: own.turn + 1 });
  }, [own, token, baseUrl, make]);
  const chosen = client ? { client, turn: 0 } : own;
  if (!chosen) throw new Error('<OfficehoursProvider> needs a client, or a baseUrl and a token.');
  return chosen;
}
