import { LIMITS } from '@officehours/contracts';
import * as z from 'zod';

const UNITS = { kb: 1024, mb: 1024 ** 2, gb: 1024 ** 3 };

/** Bytes, written as `25mb`. */
const size = z
  .string()
  .regex(/^[1-9]\d{0,6}(kb|mb|gb)$/, 'must be a size such as 25mb')
  .transform((value) => Number(value.slice(0, -2)) * UNITS[value.slice(-2) as keyof typeof UNITS]);

/** Everything about files of messages. */
export const fileSettings = {
  FILE_MAX_SIZE: size
    .default(25 * UNITS.mb)
    .describe('The largest file that can be sent, as `25mb`, which it is when absent.'),
  FILE_QUOTA_USER: size
    .default(2 * UNITS.gb)
    .describe('What the files of one person may take together. Absent: `2gb`.'),
  FILE_QUOTA_ROOM: size
    .default(10 * UNITS.gb)
    .describe('What the files of one room may take together. Absent: `10gb`.'),
  FILE_MIN_SPEED: size
    .default(LIMITS.uploadBytesPerSecond)
    .describe('What comes slower in half a minute is broken off, per second. Absent: `1kb`.'),
  IMAGE_MAX_MEGAPIXELS: z.coerce
    .number('must be a number from 1 to 200')
    .int('must be a whole number')
    .min(1, 'must be a number from 1 to 200')
    .max(200, 'must be a number from 1 to 200')
    .default(40)
    .describe('The largest image, all pictures of an animation together.'),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket')
    .optional()
    .describe('Bucket for files, on any S3-compatible storage. Absent: files are kept under `DATA_DIR`.'),
  S3_ENDPOINT: z
    .string()
    .regex(/^https?:\/\/[^/?#]+$/, 'must be a bare origin such as https://s3.example')
    .optional()
    .describe('Where the bucket is, such as `https://s3.example`.'),
  S3_REGION: z
    .string()
    .min(1)
    .default('us-east-1')
    .describe('Region that requests to the bucket are signed for.'),
  S3_ACCESS_KEY_ID: z.string().min(1).optional().describe('Who signs them.'),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional().describe('With what.'),
  CLAMD_URL: z
    .string()
    .regex(/^(tcp:\/\/[^/:]+:\d{1,5}|unix:\/.+)$/, 'must be tcp://host:port or unix:/path')
    .optional()
    .describe(
      'A ClamAV daemon that sees every file before anyone else does, `tcp://host:3310` or `unix:/run/clamd.ctl`. Absent: no scan.',
    ),
};

type Parsed = z.output<z.ZodObject<typeof fileSettings>>;

/** Where files are kept, if not on the disk. */
export interface S3Settings {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

export interface FileSettings {
  /** Bytes. */
  fileMaxSize: number;
  fileQuotaUser: number;
  fileQuotaRoom: number;
  /** Bytes a second. */
  fileMinSpeed: number;
  imageMaxPixels: number;
  s3?: S3Settings;
  clamdUrl?: string;
}

export function fileSettingsOf(env: Parsed): FileSettings {
  return {
    fileMaxSize: env.FILE_MAX_SIZE,
    fileQuotaUser: env.FILE_QUOTA_USER,
    fileQuotaRoom: env.FILE_QUOTA_ROOM,
    fileMinSpeed: env.FILE_MIN_SPEED,
    imageMaxPixels: env.IMAGE_MAX_MEGAPIXELS * 1_000_000,
    s3: s3Of(env),
    clamdUrl: env.CLAMD_URL,
  };
}

/** What does not go together. */
export function fileFaults(env: Parsed): string[] {
  const isWhole = !env.S3_BUCKET || s3Of(env) !== undefined;
  return isWhole ? [] : ['S3_BUCKET: needs S3_ENDPOINT, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY'];
}

function s3Of(env: Parsed): S3Settings | undefined {
  const { S3_BUCKET: bucket, S3_ENDPOINT: endpoint, S3_REGION: region } = env;
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (!bucket || !endpoint || !accessKeyId || !secretAccessKey) return undefined;
  return { bucket, endpoint, region, accessKeyId, secretAccessKey };
}
