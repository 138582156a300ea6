// `npm run pushes`: ten thousand notifications, with push services that fail and a service that is killed in between.
import './runtime/pinned-node.mjs';

await import('./pushes/main.ts');
