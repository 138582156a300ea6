import type { Binary } from 'bson';
import { isDoc, type Doc } from '../bson/values.ts';

/** The session of a command as text, or undefined. */
export const sessionOf = (body: Doc): string | undefined => {
  const session = body.get('lsid');
  return isDoc(session) ? sessionText(session) : undefined;
};

export const sessionText = (session: Doc): string | undefined => {
  const id = session.get('id') as Binary | undefined;
  return id?._bsontype === 'Binary' ? Buffer.from(id.buffer).toString('hex') : undefined;
};
