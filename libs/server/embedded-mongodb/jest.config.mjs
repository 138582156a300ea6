import preset from '../../../jest.preset.js';

// Several suites start processes and wait for disks, on machines that are busy with other suites.
export default { ...preset, displayName: 'embedded-mongodb', rootDir: '.', testTimeout: 60_000 };
