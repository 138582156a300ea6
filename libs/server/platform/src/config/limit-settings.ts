import * as z from 'zod';

const count = (most: number) =>
  z.coerce
    .number(`must be a number from 1 to ${most}`)
    .int('must be a whole number')
    .min(1, `must be a number from 1 to ${most}`)
    .max(most, `must be a number from 1 to ${most}`);

/** Everything about how much is too much. */
export const limitSettings = {
  RATE_LIMITS: z
    .enum(['on', 'off'], 'must be one of on, off')
    .default('on')
    .describe('`off` for benchmarks and fault tests only.'),
  SOCKETS_PER_PERSON: count(1_000)
    .default(20)
    .describe('Devices and tabs that one person may have open at a time, on each node.'),
  SOCKETS_PER_ADDRESS: count(1_000_000)
    .default(1_000)
    .describe(
      'Connections of sockets from one network address at a time, on each node. More where a whole school has one.',
    ),
};

type Parsed = z.output<z.ZodObject<typeof limitSettings>>;

export interface LimitSettings {
  rateLimits: boolean;
  socketsPerPerson: number;
  socketsPerAddress: number;
}

export function limitSettingsOf(env: Parsed): LimitSettings {
  return {
    rateLimits: env.RATE_LIMITS === 'on',
    socketsPerPerson: env.SOCKETS_PER_PERSON,
    socketsPerAddress: env.SOCKETS_PER_ADDRESS,
  };
}
