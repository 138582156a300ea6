import preset from '../../../jest.preset.js';

export default {
  ...preset,
  displayName: 'web-ui',
  rootDir: '.',
  testEnvironment: 'jsdom',
  setupFilesAfterEnv: ['<rootDir>/src/testing/setup.ts'],
};
