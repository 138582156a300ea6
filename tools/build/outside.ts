/**
 * What stays outside the bundle, and why. All else from npm goes into it: a start that reads four files instead of a
 * thousand is a third shorter (`docs/benchmarks.md`, row 11).
 */
export const outside: readonly string[] = [
  // The database's drivers find parts of themselves at run time, and `instanceof` has to hold across all of them.
  'mongoose',
  'mongodb',
  'bson',
  // Compiled for the machine.
  'argon2',
  'sharp',
  // One store of decorators, which our own code reads too.
  'class-transformer',
  // First of all, before any decorator runs.
  'reflect-metadata',
  // Loaded only where there is Redis.
  'ioredis',
  '@socket.io/redis-streams-adapter',
  'bullmq',
  // Files that are served from where they lie.
  'swagger-ui-dist',
];

/** What Nest looks for and does without. */
export const optional: readonly string[] = ['@nestjs/microservices', '@fastify/static'];
