import preset from '../../../jest.preset.js';

export default { ...preset, displayName: 'server-safety', rootDir: '.' };
