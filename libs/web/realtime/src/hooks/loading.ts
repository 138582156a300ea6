import type { OfficehoursError } from '../rest/error';

/** Where a request stands that a screen waits for. */
export interface Loading {
  /** True until there is something to show or an error. */
  isPending: boolean;
  error: OfficehoursError | null;
  retry(): void;
}

/** A list that comes in pages. */
export interface Paging {
  hasMore: boolean;
  isFetchingMore: boolean;
  fetchMore(): void;
}

interface Query {
  isPending: boolean;
  error: Error | null;
  refetch(): unknown;
}

/** The part of a query that screens see. */
export function loadingOf(query: Query): Loading {
  return {
    isPending: query.isPending,
    // Every call of this library rejects with an OfficehoursError.
    error: query.error as OfficehoursError | null,
    retry: () => void query.refetch(),
  };
}
