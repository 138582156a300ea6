import { createOfficehours, type GetToken, type Officehours } from '@officehours/web-realtime';
import { useEffect, useEffectEvent, useRef, useState } from 'react';

export interface ClientProps {
  client?: Officehours | undefined;
  baseUrl?: string | undefined;
  token?: string | undefined;
  getToken?: GetToken | undefined;
  userId?: string | undefined;
}

/** The client, and how many people had the page before its person. */
export interface ClientTurn {
  client: Officehours;
  turn: number;
}

/**
 * The host's client, or one of our own for as long as the provider is on the page; `baseUrl` is taken once. A client is
 * one person's: with another person's token, or with another `userId`, the next one is made.
 */
export function useClient(
  { client, baseUrl = '', token, getToken, userId }: ClientProps,
  make: typeof createOfficehours = createOfficehours,
): ClientTurn {
  const asked = useRef(getToken);
  const given = useRef({ token, userId });
  const open = (): Officehours =>
    make({ baseUrl, ...(token === undefined ? { getToken: (why) => asked.current!(why) } : { token }) });
  const [own, setOwn] = useState(() => (client ? null : { client: open(), turn: 0 }));
  useEffect(() => {
    asked.current = getToken;
  }, [getToken]);
  useEffect(() => {
    own?.client.start();
    return () => own?.client.stop();
  }, [own]);
  const isAsked = getToken !== undefined;
  useEffect(() => {
    if (!own || !isAsked) return;
    const ending = new AbortController();
    const ask = () => asked.current!('needed');
    void import('./ask-on-return').then(
      ({ askOnReturn }) => askOnReturn(own.client, ask, ending.signal),
      () => undefined,
    );
    return () => ending.abort();
  }, [own, isAsked]);
  const follow = useEffectEvent((): void => {
    const before = given.current;
    given.current = { token, userId };
    if (!own) return;
    const isSame = token === before.token || token === undefined || own.client.setToken(token);
    if (isSame && userId === before.userId) return;
    if (isSame) void own.client.forget();
    setOwn({ client: open(), turn: own.turn + 1 });
  });
  useEffect(() => follow(), [token, userId]);
  const chosen = client ? { client, turn: 0 } : own;
  if (!chosen) throw new Error('<OfficehoursProvider> needs a client, or a baseUrl and a token.');
  return chosen;
}
