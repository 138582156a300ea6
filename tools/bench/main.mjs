// `npm run bench`: the product's speed as ratios to what is measured beside it in the same minutes.
import '../runtime/pinned-node.mjs';

await import('./main.ts');
