/**
 * Node 24 now and then loses a process to a fault of V8 in code that was compiled and let go, another file each time.
 * Without the baseline compiler others do not see it any more: https://github.com/nodejs/node/issues/62393. That of
 * WebAssembly has one of its own, where code takes the place of code that was compiled less well:
 * https://github.com/nodejs/node/issues/64500.
 */
const STABLE = ['--no-sparkplug', '--no-wasm-tier-up', '--no-wasm-code-gc'];

/** What Node is started with to be Jest. */
export const JEST = [
  ...STABLE,
  '--experimental-vm-modules',
  '--no-warnings',
  'node_modules/jest/bin/jest.js',
];
