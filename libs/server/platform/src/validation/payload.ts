import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import type { FieldError } from '@officehours/contracts';
import { AppError } from '../errors/app-error';
import { compile, type Parse } from './compiled';
import { fieldPath } from './field-path';
import { inspect } from './inspect';

export type PayloadClass<T extends object = object> = new () => T;

const compiled = new WeakMap<PayloadClass, { parse?: Parse<object> }>();

/**
 * A request as an instance of its DTO class: the one validation of both edges, REST and socket.
 * @throws {AppError} `validation_failed` with the path and rule of each fault, never a value.
 */
export function parsePayload<T extends object>(type: PayloadClass<T>, raw: unknown): T {
  const fault = inspect(raw);
  if (fault) throw new AppError('validation_failed', { errors: [fault] });
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    throw new AppError('validation_failed', { errors: [{ path: '', rule: 'is_object' }] });
  }
  const good = parserOf(type)?.(raw);
  if (good) return good;
  const instance = plainToInstance(type, raw);
  const errors = validateSync(instance, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: false,
  });
  if (errors.length > 0)
    throw new AppError('validation_failed', {
      errors: errors.flatMap((error) => fieldErrors(error, '')).slice(0, 20),
    });
  return instance;
}

function parserOf<T extends object>(type: PayloadClass<T>): Parse<T> | undefined {
  let known = compiled.get(type);
  if (!known) compiled.set(type, (known = { parse: compile(type) }));
  return known.parse as Parse<T> | undefined;
}

function fieldErrors(error: ValidationError, parent: string): FieldError[] {
  const path = fieldPath(parent, error.property);
  const own = Object.keys(error.constraints ?? {}).map((constraint) => ({
    path,
    rule: ruleName(constraint),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, path))];
}

function ruleName(constraint: string): string {
  if (constraint === 'whitelistValidation') return 'unknown_field';
  return constraint.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
