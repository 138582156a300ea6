// Loaded into the server by `npm start`. npm runs scripts in a shell that dies of a signal without passing it on, and
// would leave the server behind; so the server ends, as by that signal, when the shell is gone.
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  const shell = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  timer.unref();
}
