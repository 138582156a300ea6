import * as z from 'zod';
import { fileFaults, fileSettings, fileSettingsOf, type FileSettings } from './file-settings';
import { limitSettings, limitSettingsOf } from './limit-settings';
import { origin, originSettings, originSettingsOf } from './origin-settings';

/** One of a few words; another one is answered with the list. */
function oneOf<const T extends readonly string[]>(words: T) {
  return z.enum(words, `must be one of ${words.join(', ')}`);
}

const flag = oneOf(['true', 'false']).transform((value) => value === 'true');

/** `false`, `true`, a number of proxies, or a list of addresses, as Express's `trust proxy` takes it. */
const trustProxy = z.string().transform((value) => {
  if (value === 'true') return true;
  if (value === 'false') return false;
  return /^\d+$/.test(value) ? Number(value) : value;
});

/** Every setting: its rule, its default and, for the README's table, what it does. */
export const settingsSchema = z.object({
  NODE_ENV: oneOf(['development', 'production', 'test'])
    .default('development')
    .describe('`production` never turns the demo on by itself.'),
  PORT: z.coerce
    .number('must be a number from 0 to 65535')
    .int('must be a whole number')
    .min(0, 'must be a number from 0 to 65535')
    .max(65_535, 'must be a number from 0 to 65535')
    .default(3000)
    .describe('Port of the web app, the API and the sockets.'),
  HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('Address to listen on; the container image sets `0.0.0.0`.'),
  DATA_DIR: z.string().min(1).default('./data').describe('Embedded database, files and generated secrets.'),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/.+/, 'must begin with mongodb:// or mongodb+srv://')
    .optional()
    .describe('A MongoDB replica set. Absent: the embedded database under `DATA_DIR`.'),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\/.+/, 'must begin with redis:// or rediss://')
    .optional()
    .describe('Shared by several nodes. Absent: one node.'),
  JWT_SECRET: z
    .string()
    .refine((value) => Buffer.byteLength(value) >= 32, 'must have 32 bytes or more')
    .optional()
    .describe(
      'HS256 secret shared with the platform. Absent with the embedded database: made once and kept in `DATA_DIR`.',
    ),
  JWT_JWKS_URL: z
    .url('must be a URL')
    .optional()
    .describe(
      'Keys of the platform for RS256 and ES256, instead of `JWT_SECRET`: with it there are no accounts of the service’s own. A withdrawn key counts for ten minutes at most.',
    ),
  JWT_ISSUER: z.string().min(1).optional().describe('Required `iss` of tokens.'),
  JWT_AUDIENCE: z.string().min(1).optional().describe('Required `aud` of tokens.'),
  ...originSettings,
  TALK_POLICY: oneOf(['pair', 'course'])
    .optional()
    .describe(
      '`pair`: any student with any instructor; `course`: only people who share a course. Absent: `course` in the demo, else `pair`.',
    ),
  LAST_SEEN: oneOf(['off', 'coarse', 'exact'])
    .default('coarse')
    .describe(
      'Whether people of a shared room see when someone was last here: not, to the hour, or exactly.',
    ),
  PUBLIC_URL: origin
    .optional()
    .describe(
      'Where people reach the service: for links in what is sent to them, and one of its own origins.',
    ),
  NOTIFY_CONTENT: oneOf(['none', 'text'])
    .default('none')
    .describe(
      '`none`: notifications say who wrote, never what; `text`: also what, to people who choose that.',
    ),
  PUSH_CONTACT: z
    .string()
    .regex(/^(mailto:.+@.+|https:\/\/.+)$/, 'must begin with mailto: or https://')
    .default('mailto:officehours@localhost.localdomain')
    .describe('Whom a push service may ask about what this service sends.'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/.+/, 'must begin with smtp:// or smtps://')
    .optional()
    .describe('Server for e-mails about what stayed unread. Absent: there are none.'),
  MAIL_FROM: z
    .string()
    .regex(
      /^[^\r\n]*[^\s@]+@[^\s@]+$|^[^\r\n<>]*<[^\s@<>]+@[^\s@<>]+>$/,
      'must be an address, such as Officehours <chat@school.example>',
    )
    .optional()
    .describe('Sender of e-mails; required with `SMTP_URL`, as is `PUBLIC_URL`.'),
  MAIL_AFTER_MINUTES: z.coerce
    .number('must be a number from 0 to 1440')
    .min(0, 'must be a number from 0 to 1440')
    .max(1_440, 'must be a number from 0 to 1440')
    .default(30)
    .describe(
      'A message that stays unread so long is mentioned in an e-mail, at the latest after twice that.',
    ),
  ...fileSettings,
  DEMO: flag
    .optional()
    .describe(
      'Demo course, people and one-click sign-in. Absent: on for a new embedded database on a loopback `HOST` outside production.',
    ),
  ...limitSettings,
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('warn')
    .describe('How much is logged, as JSON lines.'),
  TRUST_PROXY: trustProxy
    .default(false)
    .describe('Proxies whose `X-Forwarded-*` headers are believed: `true`, a number, or addresses.'),
});

type Parsed = z.output<typeof settingsSchema>;

/** The environment, parsed once. Also the token under which it is injected. */
export class Settings {
  readonly port!: number;
  readonly host!: string;
  readonly dataDir!: string;
  readonly mongodbUri?: string;
  readonly redisUrl?: string;
  readonly jwtSecret?: string;
  readonly jwtJwksUrl?: string;
  readonly jwtIssuer?: string;
  readonly jwtAudience?: string;
  readonly allowedOrigins!: readonly string[];
  readonly frameAncestors!: readonly string[];
  readonly avatarOrigins!: readonly string[];
  readonly talkPolicy?: 'pair' | 'course';
  readonly lastSeen!: Parsed['LAST_SEEN'];
  readonly publicUrl?: string;
  readonly notifyContent!: Parsed['NOTIFY_CONTENT'];
  readonly pushContact!: string;
  readonly smtpUrl?: string;
  readonly mailFrom?: string;
  readonly mailAfterMinutes!: number;
  /** Bytes. */
  readonly fileMaxSize!: number;
  readonly fileQuotaUser!: number;
  readonly fileQuotaRoom!: number;
  /** Bytes a second. */
  readonly fileMinSpeed!: number;
  readonly imageMaxPixels!: number;
  readonly s3?: FileSettings['s3'];
  readonly clamdUrl?: string;
  readonly demo?: boolean;
  readonly rateLimits!: boolean;
  readonly socketsPerPerson!: number;
  readonly socketsPerAddress!: number;
  readonly logLevel!: Parsed['LOG_LEVEL'];
  readonly trustProxy!: Parsed['TRUST_PROXY'];
  readonly production!: boolean;

  constructor(values: Partial<Settings> = {}) {
    Object.assign(this, fromEnvironment(settingsSchema.parse({})), values);
  }
}

/** A setting that cannot be used. `message` lists every fault, one a line, and never a value. */
export class SettingsError extends Error {}

/** @throws {SettingsError} naming every bad setting at once. */
export function parseSettings(env: Record<string, string | undefined>): Settings {
  // An empty variable is how compose files and CI systems spell "not set".
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = settingsSchema.safeParse(present);
  const faults = parsed.success
    ? conflicts(parsed.data)
    : parsed.error.issues.map((issue) => `${issue.path[0]?.toString()}: ${issue.message}`);
  if (!parsed.success || faults.length > 0) throw new SettingsError([...new Set(faults)].join('\n'));
  return new Settings(fromEnvironment(parsed.data));
}

function conflicts(env: Parsed): string[] {
  const faults: string[] = [];
  if (env.JWT_SECRET && env.JWT_JWKS_URL)
    faults.push('JWT_SECRET: cannot be combined with JWT_JWKS_URL, one algorithm list is in force');
  if (env.MONGODB_URI && !env.JWT_SECRET && !env.JWT_JWKS_URL) {
    faults.push('JWT_SECRET: is required with MONGODB_URI (or set JWT_JWKS_URL)');
  }
  if (env.SMTP_URL && !env.MAIL_FROM) faults.push('MAIL_FROM: is required with SMTP_URL');
  if (env.SMTP_URL && !env.PUBLIC_URL)
    faults.push('PUBLIC_URL: is required with SMTP_URL, since e-mails lead to the service');
  faults.push(...fileFaults(env));
  return faults;
}

function fromEnvironment(env: Parsed): Settings {
  return {
    port: env.PORT,
    host: env.HOST,
    dataDir: env.DATA_DIR,
    mongodbUri: env.MONGODB_URI,
    redisUrl: env.REDIS_URL,
    jwtSecret: env.JWT_SECRET,
    jwtJwksUrl: env.JWT_JWKS_URL,
    jwtIssuer: env.JWT_ISSUER,
    jwtAudience: env.JWT_AUDIENCE,
    ...originSettingsOf(env),
    talkPolicy: env.TALK_POLICY,
    lastSeen: env.LAST_SEEN,
    publicUrl: env.PUBLIC_URL,
    notifyContent: env.NOTIFY_CONTENT,
    pushContact: env.PUSH_CONTACT,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    mailAfterMinutes: env.MAIL_AFTER_MINUTES,
    ...fileSettingsOf(env),
    demo: env.DEMO,
    ...limitSettingsOf(env),
    logLevel: env.LOG_LEVEL,
    trustProxy: env.TRUST_PROXY,
    production: env.NODE_ENV === 'production',
  };
}
