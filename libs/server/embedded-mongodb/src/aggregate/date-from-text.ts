import { typeAlias, type Doc, type Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { readByFormat } from './date-format.ts';
import { readDate, type DateText } from './date-reading.ts';
import { momentAt, zoneOf } from './time-zone.ts';

const failed = (text: string, why: string): CommandError =>
  new CommandError(241, `Error parsing date string '${text.slice(0, 100)}'; ${why}`);

const formatOf = (args: Doc): string | undefined => {
  const format = args.get('format');
  if (format === undefined || typeof format === 'string') return format;
  throw new CommandError(40684, "$dateFromString requires that 'format' be a string");
};

/** `$dateFromString`. */
export const dateFromText = (args: Doc): Value => {
  const text = args.get('dateString')!;
  const zone = zoneOf(args.get('timezone'));
  if (text === null) return args.get('onNull') ?? null;
  if (zone === undefined || args.get('format') === null) return null;
  try {
    if (typeof text !== 'string')
      throw new CommandError(
        241,
        `$dateFromString requires that 'dateString' be a string, not ${typeAlias(text)}`,
      );
    const format = formatOf(args);
    return inZone(text, format === undefined ? readDate(text) : readByFormat(text, format), zone);
  } catch (error) {
    if (error instanceof CommandError && error.code === 241 && args.has('onError'))
      return args.get('onError')!;
    throw error;
  }
};

const inZone = (text: string, read: DateText | undefined, zone: string): Date => {
  if (!read) throw failed(text, 'it is not a date');
  const { local, offset } = read;
  if (offset === undefined) return momentAt(local, zone);
  if (zone !== 'UTC' && zone !== 'GMT')
    throw failed(text, 'it has a time zone, and so it cannot be read in another');
  return new Date(local.getTime() - offset);
};
