import { CommandError } from '../errors.ts';

/** Names that MongoDB has for databases and collections; all others are refused. */
export const checkNamespace = (database: string, name: string): void => {
  if (database === '' || Buffer.byteLength(database) > 63 || /[/\\. "$\0]/.test(database)) {
    throw new CommandError(73, `Invalid database name: '${database}'`);
  }
  if (name === '' || /[$\0]/.test(name) || name.startsWith('.') || name.endsWith('.')) {
    throw new CommandError(73, `Invalid collection name: '${name}'`);
  }
  if (name.startsWith('system.')) throw new CommandError(73, `cannot write to '${database}.${name}'`);
  if (Buffer.byteLength(`${database}.${name}`) > 255) {
    throw new CommandError(73, `The namespace '${database}.${name}' is longer than 255 bytes`);
  }
};
