import { LIMITS } from '@officehours/contracts';
import { json } from 'express';
import { shallow } from '../validation/shallow';

/** What the parser's `verify` throws; told from its other errors by its type. */
export const TOO_DEEP = 'entity.too.deep';

/** Below this, parsing costs less than looking. */
const SHORT = 1_024;

/** A body of JSON, of at most so many bytes. One that is too deep is refused before it is parsed: it is what brackets cost. */
export const jsonBody = (limit: number): ReturnType<typeof json> =>
  json({ limit, strict: true, verify: (_request, _response, body) => requireShallow(body) });

function requireShallow(body: Buffer): void {
  if (body.length <= SHORT) return;
  const text = body.toString('latin1');
  if (shallow(text, LIMITS.jsonDepth + 1) !== text)
    throw Object.assign(new Error('too deep'), { type: TOO_DEEP });
}
