import preset from '../../../jest.preset.js';

// Whole services are started here; a busy machine takes its time.
export default { ...preset, displayName: 'server-demo', rootDir: '.', testTimeout: 90_000 };
