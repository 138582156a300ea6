import { RETRYABLE_CODES, type ErrorCode } from '@officehours/contracts';
import { QueryClient } from '@tanstack/react-query';
import { OfficehoursError } from '../rest/error';
import { keys } from './keys';

const RETRIES = 3;

/** A cache of its own for each client: a host page's queries and another person's data stay apart. */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) => failures < RETRIES && mayHelp(error),
        // What is live is kept true by events and catching up, not by asking again.
        staleTime: Infinity,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
        // The reducers keep what did not change; comparing whole logs again would cost more with every message.
        structuralSharing: false,
      },
    },
  });
  // Live state stays for the session: forgetting it while its request counts as done would leave a room empty.
  const live = [keys.rooms, keys.everyLog, keys.everyReads, keys.everyDeliveries, keys.everyLoad];
  for (const queryKey of live) client.setQueryDefaults(queryKey, { gcTime: Infinity });
  return client;
}

function mayHelp(error: unknown): boolean {
  if (!(error instanceof OfficehoursError)) return false;
  return error.code === 'network' || RETRYABLE_CODES.has(error.code as ErrorCode);
}
