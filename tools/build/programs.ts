/** The Node programs of the workspace: for each project, output name → entry file. */
export const programs: Record<string, Record<string, string>> = {
  api: {
    main: './apps/api/src/main.ts',
    openapi: './apps/api/src/openapi.ts',
    'embedded-mongodb.worker': './libs/server/embedded-mongodb/src/worker.ts',
    'attachment.worker': './libs/server/attachment/src/inspect/worker.ts',
    'embedded-mongodb': './libs/server/embedded-mongodb/src/cli.ts',
  },
  'example-host': {
    main: './apps/example-host/src/main.ts',
    'embedded-mongodb.worker': './libs/server/embedded-mongodb/src/worker.ts',
  },
};
