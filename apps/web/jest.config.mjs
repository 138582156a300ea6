import preset from '../../jest.preset.js';

const ui = '<rootDir>/../../libs/web/ui/src/testing';

export default {
  ...preset,
  displayName: 'web',
  rootDir: '.',
  testEnvironment: 'jsdom',
  setupFilesAfterEnv: [`${ui}/setup.ts`],
  moduleNameMapper: { ...preset.moduleNameMapper, '\\.css(?:\\?inline)?$': `${ui}/no-style.ts` },
};
