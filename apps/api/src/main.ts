import 'reflect-metadata';
import { enableCompileCache, flushCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { prepareDatabase } from '@officehours/platform/prepare';

// Loading a thousand modules makes garbage that would leave the heap's young generation at its largest for good: an
// idle service would hold 40 MB it never needs. It grows as usual once there is work.
setFlagsFromString('--semi-space-growth-factor=1');
// What was compiled at an earlier start is taken from the system's temporary folder: a third of the time to ready.
enableCompileCache();
// The database's thread loads its modules while this one does.
prepareDatabase();
const { serve } = await import('./serve');
await serve();
// Not only at the end, as by default: what is killed has no end, and would compile all of it again at its next start.
flushCompileCache();
setFlagsFromString('--semi-space-growth-factor=2');
