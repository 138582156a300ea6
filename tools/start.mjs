// `npm start`: builds what is stale and becomes the server.
import './runtime/pinned-node.mjs';

await import('./start/main.ts');
