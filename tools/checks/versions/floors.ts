import type { Floor } from './lockfile.ts';

/** The oldest versions that are safe here; older ones have known faults that a message could reach. */
export const floors: Floor[] = [
  { name: 'socket.io', version: '4.8.0', why: 'CVE-2024-38355 is fixed in 4.6.2; 4.8 is what was tested' },
  { name: 'engine.io', version: '6.6.9', why: 'brings the fixed ws' },
  { name: 'ws', version: '8.21.0', why: 'CVE-2026-48779, CVE-2026-45736' },
  { name: 'socket.io-parser', version: '4.2.6', why: 'CVE-2026-33151' },
  { name: 'socket.io-adapter', version: '2.5.7', why: 'older ones skip local clients when publishing fails' },
  { name: '@socket.io/redis-streams-adapter', version: '0.3.1', why: 'older ones replay messages twice' },
  { name: 'mongoose', version: '9.12.1', why: 'CVE-2026-73562, CVE-2026-42334, CVE-2026-125120' },
  { name: 'multer', version: '2.1.1', why: 'six denials of service of 2025 and 2026' },
  { name: 'katex', version: '0.16.21', why: 'expansion bombs, htmlData' },
  { name: '@nestjs/core', version: '12.5.1', why: 'what the acks and filters were tested with' },
];
