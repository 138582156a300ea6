import type { TokenSource } from '../connection/token-source';

/** `fetch` with the person's token; a refused token is replaced and the call made once more. */
export function authorizedFetch(
  tokens: TokenSource,
  fetch: typeof globalThis.fetch,
): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const token = await tokens.get();
    const answer = await fetch(withToken(request.clone(), token));
    if (answer.status !== 401) return answer;
    const replaced = await tokens.replace(token);
    return replaced === null ? answer : fetch(withToken(request, replaced));
  };
}

function withToken(request: Request, token: string | null): Request {
  if (token !== null) request.headers.set('Authorization', `Bearer ${token}`);
  return request;
}
