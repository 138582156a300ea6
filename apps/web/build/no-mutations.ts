/**
 * Stands in for the query client's cache of mutations, of which this app makes none
 * (`walls/no-mutation-cache`): what the client itself asks of it.
 */
export class MutationCache {
  clear(): void {
    // There is nothing in it.
  }

  findAll(): [] {
    return [];
  }

  resumePausedMutations(): Promise<void> {
    return Promise.resolve();
  }
}
