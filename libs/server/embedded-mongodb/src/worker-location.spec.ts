import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { temporaryFolder } from './testing/folder.ts';
import { ownWorker, workerLocation } from './worker-location.ts';

describe('The worker of a server', () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());

  it('is the module beside the source', () => {
    expect(ownWorker().pathname).toMatch(/embedded-mongodb\/src\/worker\.ts$/);
  });

  it('is the file beside a bundle, where there is no source', () => {
    writeFileSync(folder.path('main.mjs'), '');
    const found = workerLocation(pathToFileURL(folder.path('main.mjs')).href);
    expect(found).toEqual(pathToFileURL(folder.path('embedded-mongodb.worker.mjs')));
  });
});
