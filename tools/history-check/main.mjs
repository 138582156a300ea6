// `npm run prove`: kills, cuts and pauses the built product under load, and checks what is left.
import '../runtime/pinned-node.mjs';

await import('./main.ts');
