import preset from '../../../jest.preset.js';

export default { ...preset, displayName: 'server-message', rootDir: '.', testTimeout: 30_000 };
