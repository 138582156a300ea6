import { LIMITS, type FieldError } from '@officehours/contracts';

const POISONED = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * What no request may contain, whatever its shape: too deep nesting (a recursive scan of it can end the process),
 * keys that reach for prototypes, binary, NUL, and strings that are not well-formed Unicode.
 * Iterative, so that depth itself cannot hurt. Returns the first fault.
 */
export function inspect(value: unknown, maxDepth: number = LIMITS.jsonDepth): FieldError | undefined {
  const stack: { value: unknown; path: string; depth: number }[] = [{ value, path: '', depth: 0 }];
  for (let item = stack.pop(); item; item = stack.pop()) {
    const fault = inspectOne(item.value, item.depth, maxDepth);
    if (fault) return { path: item.path, rule: fault };
    if (typeof item.value !== 'object' || item.value === null) continue;
    for (const key of Object.keys(item.value)) {
      if (POISONED.has(key)) return { path: item.path, rule: 'unknown_field' };
      const path = item.path ? `${item.path}.${key}` : key;
      stack.push({
        value: (item.value as Record<string, unknown>)[key],
        path: path.slice(0, 100),
        depth: item.depth + 1,
      });
    }
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
