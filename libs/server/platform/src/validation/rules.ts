import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsString,
  IsUrl,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  registerDecorator,
  ValidateIf,
  ValidateNested,
  type ValidationArguments,
  type ValidationOptions,
} from 'class-validator';
import { applyDecorators } from '@nestjs/common';
import { codePoints, isBlank, isOneEmoji, LIMITS, utf8Bytes } from '@officehours/contracts';

/** May be left out; unlike class-validator's `IsOptional`, null is not the same as left out. */
export function Optional(): PropertyDecorator {
  return ValidateIf((_object, value: unknown) => value !== undefined);
}

/** An id of something stored: 24 hex digits. */
export function IsId(options?: ValidationOptions): PropertyDecorator {
  return Matches(/^[0-9a-f]{24}$/i, options);
}

/** An id as a host platform spells it: any string up to 128 characters. */
export function IsSubject(): PropertyDecorator {
  return applyDecorators(IsString(), MinLength(1), MaxLength(LIMITS.subjectLength));
}

/** A page's or position's number from a query string: decimal digits only. */
export function QueryInt(min: number, max: number): PropertyDecorator {
  const parse = ({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return applyDecorators(Transform(parse), IsInt(), Min(min), Max(max));
}

/** A position in a room's log. */
export function IsSeq(): PropertyDecorator {
  return applyDecorators(IsInt(), Min(0), Max(Number.MAX_SAFE_INTEGER));
}

/** Up to `max` objects of one class. Lists within the list would otherwise be walked into and pass unchecked. */
export function IsListOf<T extends object>(type: () => new () => T, max: number): PropertyDecorator {
  return applyDecorators(
    IsArray(),
    ArrayMaxSize(max),
    rule('listOfObjects', (value) => !Array.isArray(value) || value.every(isObject)),
    ValidateNested({ each: true }),
    Type(type),
  );
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A moment in UTC, as `Date.toISOString` writes it. */
export function IsTime(): PropertyDecorator {
  return rule(
    'isTime',
    (value) =>
      typeof value === 'string' &&
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/.test(value) &&
      !Number.isNaN(Date.parse(value)),
  );
}

/** Words that are not a title: at most `max` code points, blank or not. */
export function IsComment(max: number): PropertyDecorator {
  return applyDecorators(
    IsString(),
    rule(
      'commentLength',
      (value) => typeof value !== 'string' || (value.length <= max * 2 && codePoints(value) <= max),
    ),
  );
}

/** A link a browser may load: http or https, nothing else. */
export function IsWebUrl(): PropertyDecorator {
  return applyDecorators(
    MaxLength(LIMITS.urlLength),
    IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false }),
  );
}

/** A name or title: something visible, up to `max` code points. */
export function IsLabel(max: number): PropertyDecorator {
  return rule(
    'isLabel',
    (value) =>
      typeof value === 'string' && !isBlank(value) && value.length <= max * 2 && codePoints(value) <= max,
  );
}

/**
 * What may stand in a message: visible, at most 10,000 code points and 32 kB, no tower of combining marks. It may be
 * blank where the list named `blankWith` has something in it.
 */
export function IsContent(blankWith?: string): PropertyDecorator {
  const isFilled = (object: Record<string, unknown>) => {
    const list = blankWith === undefined ? undefined : object[blankWith];
    return Array.isArray(list) && list.length > 0;
  };
  return applyDecorators(
    IsString(),
    rule(
      'contentNotBlank',
      (value, object) => typeof value !== 'string' || !isBlank(value) || isFilled(object),
    ),
    rule('contentLength', (value) => typeof value !== 'string' || fits(value)),
    rule('contentMarks', (value) => typeof value !== 'string' || !TOWER.test(value)),
  );
}

/** What may be typed and not sent yet: as a message, but it may be blank. */
export function IsDraft(): PropertyDecorator {
  return applyDecorators(
    IsString(),
    rule('contentLength', (value) => typeof value !== 'string' || fits(value)),
    rule('contentMarks', (value) => typeof value !== 'string' || !TOWER.test(value)),
  );
}

// Fifty combining marks on one letter are in no script; they paint over the lines around them.
const TOWER = /\p{M}{50}/u;

function fits(text: string): boolean {
  if (text.length > LIMITS.contentBytes) return false;
  return codePoints(text) <= LIMITS.contentCodePoints && utf8Bytes(text) <= LIMITS.contentBytes;
}

function rule(
  name: string,
  validate: (value: unknown, object: Record<string, unknown>) => boolean,
): PropertyDecorator {
  return (target, propertyName) =>
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: propertyName as string,
      validator: {
        validate: (value: unknown, given?: ValidationArguments) =>
          validate(value, (given?.object ?? {}) as Record<string, unknown>),
      },
    });
}

/** Exactly one emoji. */
export function IsEmoji(): PropertyDecorator {
  return rule('isEmoji', (value) => typeof value === 'string' && isOneEmoji(value));
}

/** `true` or `false` in a query string. */
export function QueryFlag(): PropertyDecorator {
  const parse = ({ value }: { value: unknown }) =>
    value === 'true' ? true : value === 'false' ? false : value;
  return applyDecorators(Transform(parse), IsBoolean());
}
