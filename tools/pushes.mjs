// `npm run pushes`: ten thousand notifications, with push services that fail and a service that dies in between.
import './runtime/pinned-node.mjs';

await import('./pushes/main.ts');
