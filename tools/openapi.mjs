// Writes libs/api-client anew: the OpenAPI and AsyncAPI documents from the API, the client from the former.
import './runtime/pinned-node.mjs';

await import('./openapi/main.ts');
