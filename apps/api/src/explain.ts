import { SettingsError } from '@officehours/platform';

/** Why the service did not start, and what to do about it, in one sentence (settings: one line each). */
export function explain(error: unknown): string {
  if (error instanceof SettingsError)
    return `Officehours did not start. Correct these settings:\n${error.message}`;
  if (!(error instanceof Error)) return `Officehours did not start: ${String(error)}`;
  const { code, port, address } = error as NodeJS.ErrnoException & { port?: number; address?: string };
  if (code === 'EADDRINUSE')
    return `Officehours did not start: port ${port} is taken; stop the other program or set PORT to a free one.`;
  if (code === 'EACCES' && port !== undefined)
    return `Officehours did not start: port ${port} needs rights this user does not have; set PORT above 1023.`;
  if (code === 'EADDRNOTAVAIL')
    return `Officehours did not start: ${address} is no address of this machine; set HOST to one.`;
  if (/ServerSelection/.test(error.name))
    return 'Officehours did not start: no MongoDB answers at MONGODB_URI; start it or correct the address.';
  if (/^Mongo/.test(error.name)) return `Officehours did not start: MongoDB refused (${error.message}).`;
  return `Officehours did not start: ${error.message}`;
}
