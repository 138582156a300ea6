import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import type { FieldError } from '@officehours/contracts';
import { AppError } from '../errors/app-error';
import { inspect } from './inspect';

export type PayloadClass<T extends object = object> = new () => T;

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

function fieldErrors(error: ValidationError, parent: string): FieldError[] {
  const path = parent ? `${parent}.${error.property}` : error.property;
  const own = Object.keys(error.constraints ?? {}).map((constraint) => ({
    path: path.slice(0, 100),
    rule: ruleName(constraint),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldErrors(child, path))];
}

function ruleName(constraint: string): string {
  if (constraint === 'whitelistValidation') return 'unknown_field';
  return constraint.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
