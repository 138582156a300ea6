// `npm run fuzz`: a million cases of bad input against the built service.
import './runtime/pinned-node.mjs';

await import('./fuzz/main.ts');
