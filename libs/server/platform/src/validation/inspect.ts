import { LIMITS, type FieldError } from '@officehours/contracts';
import { fieldPath } from './field-path';

const POISONED = new Set(['__proto__', 'constructor', 'prototype']);

interface Container {
  value: object;
  path: string;
  depth: number;
}

/**
 * What no request may contain, whatever its shape: too deep nesting (a recursive scan of it can end the process),
 * keys that reach for prototypes, binary, NUL, and strings that are not well-formed Unicode.
 * Iterative, so that depth itself cannot hurt. Returns the first fault.
 */
export function inspect(value: unknown, maxDepth: number = LIMITS.jsonDepth): FieldError | undefined {
  const rule = inspectOne(value, 0, maxDepth);
  if (rule) return { path: '', rule };
  if (typeof value !== 'object' || value === null) return undefined;
  const containers: Container[] = [{ value, path: '', depth: 0 }];
  for (let container = containers.pop(); container; container = containers.pop()) {
    const fault = inspectFields(container, containers, maxDepth);
    if (fault) return fault;
  }
  return undefined;
}

/** Looks at what is directly in a container; the containers in it are put on the list. Paths are made where they are needed. */
function inspectFields(
  { value, path, depth }: Container,
  containers: Container[],
  maxDepth: number,
): FieldError | undefined {
  for (const key of Object.keys(value)) {
    if (POISONED.has(key)) return { path, rule: 'unknown_field' };
    const field = (value as Record<string, unknown>)[key];
    const rule = inspectOne(field, depth + 1, maxDepth);
    if (rule) return { path: fieldPath(path, key), rule };
    if (typeof field === 'object' && field !== null)
      containers.push({ value: field, path: fieldPath(path, key), depth: depth + 1 });
  }
  return undefined;
}

function inspectOne(value: unknown, depth: number, maxDepth: number): string | undefined {
  if (typeof value === 'string') {
    if (value.includes('\0')) return 'no_nul';
    return value.isWellFormed() ? undefined : 'well_formed_unicode';
  }
  if (Object.is(value, -0)) return 'negative_zero';
  if (typeof value !== 'object' || value === null) return undefined;
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return 'no_binary';
  return depth >= maxDepth ? 'too_deep' : undefined;
}
