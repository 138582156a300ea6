/** By itself, without the rest of the library: a program calls it before it loads what takes long. */
export { prepareThread } from './server/waiting-thread.ts';
