import { createProjectGraphAsync, readCachedProjectGraph } from '@nx/devkit';

/**
 * Makes sure a project graph is there before a file is linted. Without one the boundary rule skips itself and
 * passes, so a wall could fall unseen when ESLint is started by an editor or by hand.
 */
export async function requireProjectGraph() {
  try {
    readCachedProjectGraph();
  } catch {
    await createProjectGraphAsync();
  }
}
