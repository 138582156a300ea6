import type { Attachment } from '@officehours/contracts';
import { useQuery, type QueryClient } from '@tanstack/react-query';
import { keys } from '../cache/keys';
import { useOfficehours } from '../client/context';
import type { Officehours } from '../client/officehours';
import { loadingOf, type Loading } from '../hooks/loading';
import { dataOf } from '../rest/answer';
import type { Rest } from '../rest/rest';
import { createPool } from './pool';

/** Pictures wait for each other, so that messages and presence never wait for pictures. */
const AT_ONCE = 3;
/** What is kept of files that are not on the screen. */
const KEPT_BYTES = 64 * 1024 * 1024;

const inTurn = createPool(AT_ONCE);

export interface LoadedFile extends Loading {
  blob: Blob | null;
}

/** All of a file, or its thumbnail where it has one. */
export type Wanted = 'all' | 'thumbnail';

/** Where its bytes are. */
export function filePath({ id, hasThumbnail }: Attachment, wanted: Wanted): string {
  const path = `/api/message/attachment/${id}`;
  return wanted === 'thumbnail' && hasThumbnail ? `${path}/thumbnail` : path;
}

/**
 * A file, fetched with the person's token and shown from memory: no address of a file works by itself. Kept for a while
 * after it has left the screen, up to a number of bytes; what was sent from here is not fetched at all.
 */
export function useFile(file: Attachment, wanted: Wanted): LoadedFile {
  const client = useOfficehours();
  const query = useQuery(requestFor(client, file, wanted), client.queryClient);
  return { ...loadingOf(query), blob: query.data ?? null };
}

/** The same for later: asks for a file when it is called, once. */
export function useFileLoader(file: Attachment): () => Promise<Blob> {
  const client = useOfficehours();
  return () => client.queryClient.fetchQuery(requestFor(client, file, 'all'));
}

function requestFor({ queryClient, rest, files }: Officehours, file: Attachment, wanted: Wanted) {
  const path = filePath(file, wanted);
  return {
    queryKey: keys.file(path),
    queryFn: async ({ signal }: { signal: AbortSignal }) => {
      const blob = await inTurn(() => blobAt(rest, path, signal), signal);
      forgetOldest(queryClient);
      return blob;
    },
    initialData: () => files.local.get(file.id),
  };
}

/** The bytes at `path`. @throws `OfficehoursError`, such as `not_found` for a file that is gone. */
export function blobAt(
  rest: Rest,
  path: string,
  signal?: AbortSignal,
  bytesOf = (response: Response) => response.blob(),
): Promise<Blob> {
  const read = async () => {
    const response = await rest.bytes(path, signal && { signal });
    if (response.ok) return { data: await bytesOf(response), response };
    const error: unknown = await response.json().catch(() => ({}));
    return { error, response };
  };
  return dataOf(read().catch((error: unknown) => ({ error })));
}

/** Keeps what is in memory of files that nobody looks at within its limit. */
export function forgetOldest(queryClient: QueryClient): void {
  const cache = queryClient.getQueryCache();
  const idle = cache.findAll({ queryKey: keys.everyFile, type: 'inactive' });
  let kept = 0;
  for (const file of idle.sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)) {
    kept += (file.state.data as Blob | undefined)?.size ?? 0;
    if (kept > KEPT_BYTES) cache.remove(file);
  }
}
