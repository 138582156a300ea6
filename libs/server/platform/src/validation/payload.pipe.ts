import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { notFound } from '../errors/app-error';
import { parsePayload, type PayloadClass } from './payload';

/** REST's side of `parsePayload`: bodies and queries by their DTO class. Registered as `APP_PIPE`. */
@Injectable()
export class PayloadPipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type !== 'body' && type !== 'query') return value;
    return metatype && metatype !== Object ? parsePayload(metatype as PayloadClass, value ?? {}) : value;
  }
}

/** An id in a path: what is no id names nothing, so the answer is `not_found`. */
@Injectable()
export class IdParam implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!/^[0-9a-f]{24}$/i.test(value)) throw notFound();
    return value.toLowerCase();
  }
}
