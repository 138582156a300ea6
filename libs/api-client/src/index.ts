// Everything in `generated/` is written by `npm run openapi` from the API's own document; never edit it.
export * from './generated';
export * from './generated/@tanstack/react-query.gen';
export { createClient, createConfig } from './generated/client';
