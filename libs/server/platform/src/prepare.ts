import { prepareThread } from '@officehours/embedded-mongodb/prepare';
import { hasDatabaseInside } from './config/embedded-database';

/** Begins what may load while the service itself does: by itself, without the rest of the library. */
export function prepareDatabase(): void {
  if (hasDatabaseInside()) prepareThread();
}
