import 'reflect-metadata';
import { enableCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';

// Loading a thousand modules makes garbage that would leave the heap's young generation at its largest for good: an
// idle service would hold 40 MB it never needs. It grows as usual once there is work.
setFlagsFromString('--semi-space-growth-factor=1');
// What was compiled at an earlier start is taken from the system's temporary folder: a third of the time to ready.
enableCompileCache();
const { serve } = await import('./serve');
await serve();
setFlagsFromString('--semi-space-growth-factor=2');
