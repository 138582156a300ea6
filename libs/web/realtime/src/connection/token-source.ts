import { lifetimeOf, subjectOf } from './jwt';

/** Why a token is asked for: a call is to be made, or the service refused the last one. */
export type TokenReason = 'needed' | 'refused';
export type GetToken = (reason: TokenReason) => Promise<string | null>;

/** Where every call of the library gets its token. */
export interface TokenSource {
  /** The token to use now; null when the person is signed out. Rejects when it cannot be known, as without network. */
  get(): Promise<string | null>;
  /** Another token than the one that was just refused; null when there is none. */
  replace(refused: string | null): Promise<string | null>;
  /** A host page hands in a renewed token. False when it is another person's: the one at hand stays. */
  set(token: string): boolean;
  /** Milliseconds until the current token should be renewed; null when there is none or it says no end. */
  renewIn(): number | null;
}

/** A token is renewed this long before it ends, so that no call meets an expired one. */
const RENEW_MARGIN_MS = 60_000;
/** With a device clock that is wrong every token looks expired: it is tried at least this long. */
const SHORTEST_USE_MS = 10_000;

/**
 * Keeps the last token and asks `getToken` for another when it is about to end or was refused. Callers that ask at the
 * same time share one question, so that a refused token is replaced once and not once per call.
 */
export function createTokenSource(options: { token?: string; getToken?: GetToken }): TokenSource {
  const { getToken } = options;
  let token = options.token ?? null;
  let person = token && subjectOf(token);
  let receivedAt = Date.now();
  let asking: Promise<string | null> | null = null;

  // Whose the first token is, all are, also after there was none for a while: what one person wrote never goes out under
  // the name of another.
  const set = (next: string | null): boolean => {
    const other = next && subjectOf(next);
    if (person && other && person !== other) return false;
    person ||= other;
    token = next;
    receivedAt = Date.now();
    return true;
  };

  const renewIn = () => {
    const lifetime = token === null ? null : lifetimeOf(token, receivedAt);
    if (lifetime === null) return null;
    const use = Math.max(SHORTEST_USE_MS, lifetime - Math.min(RENEW_MARGIN_MS, lifetime / 4));
    return Math.max(0, receivedAt + use - Date.now());
  };

  const ask = async (reason: TokenReason) => {
    if (!getToken) return reason === 'refused' ? null : token;
    asking ??= getToken(reason)
      .then((next) => (set(next) ? next : null))
      .finally(() => (asking = null));
    return asking;
  };

  return {
    get: async () => (token !== null && renewIn() !== 0 ? token : ask('needed')),
    replace: async (refused) => (token !== null && token !== refused ? token : ask('refused')),
    set,
    renewIn,
  };
}
