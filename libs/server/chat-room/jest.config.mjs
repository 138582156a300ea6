import preset from '../../../jest.preset.js';

export default { ...preset, displayName: 'server-chat-room', rootDir: '.', testTimeout: 30_000 };
