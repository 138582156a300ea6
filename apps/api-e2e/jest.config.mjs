import preset from '../../jest.preset.js';

// Every file starts servers of its own; more workers than two only make them wait for each other.
export default {
  ...preset,
  displayName: 'api-e2e',
  rootDir: '.',
  testMatch: ['<rootDir>/src/**/*.e2e.ts'],
  globalSetup: '<rootDir>/src/support/queries/begin.ts',
  globalTeardown: '<rootDir>/src/support/queries/finish.ts',
  setupFilesAfterEnv: ['<rootDir>/src/support/clean-up.ts'],
  // Many times what the slowest takes: a busy machine is no failure.
  testTimeout: 90_000,
  maxWorkers: 2,
};
