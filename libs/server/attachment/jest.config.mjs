import preset from '../../../jest.preset.js';

// Whole services are started here; a busy machine takes its time.
export default { ...preset, displayName: 'server-attachment', rootDir: '.', testTimeout: 30_000 };
