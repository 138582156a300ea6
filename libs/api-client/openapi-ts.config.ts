import { defineConfig } from '@hey-api/openapi-ts';

/** How the client is generated from the API's own document; `npm run openapi` runs it. */
export default defineConfig({
  input: 'libs/api-client/openapi.json',
  output: 'libs/api-client/src/generated',
  logs: { file: false },
  plugins: [
    '@hey-api/client-fetch',
    { name: '@hey-api/typescript', enums: 'javascript' },
    '@hey-api/sdk',
    '@tanstack/react-query',
  ],
});
