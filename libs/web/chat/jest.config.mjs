import preset from '../../../jest.preset.js';

export default {
  ...preset,
  displayName: 'web-chat',
  rootDir: '.',
  testEnvironment: 'jsdom',
  setupFilesAfterEnv: ['<rootDir>/../ui/src/testing/setup.ts'],
  moduleNameMapper: {
    ...preset.moduleNameMapper,
    '\\.css(?:\\?inline)?$': '<rootDir>/../ui/src/testing/no-style.ts',
  },
};
