import fc from 'fast-check';
import { isObject, schemaAt, type Json } from '../documents';
import { foreignField, oddText, oddValue } from './odd-values';
import { bare, standIn, STAND_INS, standInFor } from './stand-ins';

/** Makes values of the schemas of one document. */
export class SchemaValues {
  constructor(private readonly document: Json) {}

  /** What the document calls good: what is required, of things that are there, else of its examples. */
  good(given: unknown, name = ''): unknown {
    const schema = this.at(given);
    if (schema['enum']) return (schema['enum'] as unknown[])[0];
    switch (schema['type']) {
      case 'object':
        return this.goodObject(schema);
      case 'array':
        return [this.good(schema['items'], name)];
      case 'boolean':
        return true;
      case 'integer':
      case 'number':
        return schema['example'] ?? schema['minimum'] ?? 1;
      default:
        return this.goodText(schema, name);
    }
  }

  /** What is required, and flags; where nothing is required, everything: a change of nothing is none. */
  private goodObject(schema: Json): object {
    const isFree = !Array.isArray(schema['required']);
    const fields = this.fields(schema).filter(
      ([field, of]) => isFree || required(schema, field) || this.at(of)['type'] === 'boolean',
    );
    return Object.fromEntries(fields.map(([field, of]) => [field, this.good(of, field)]));
  }

  /** Of the right types all through, and otherwise whatever: what reaches the code behind the rules. */
  typed(given: unknown, name = ''): fc.Arbitrary<unknown> {
    const schema = this.at(given);
    if (schema['enum']) return fc.constantFrom(...(schema['enum'] as unknown[]));
    switch (schema['type']) {
      case 'object':
        return this.objectOf(schema, (of, field) => this.typed(of, field));
      case 'array':
        return fc.array(this.typed(schema['items'], name), { maxLength: 4 });
      case 'boolean':
        return fc.boolean();
      case 'integer':
      case 'number':
        return fc.oneof(fc.constant(this.good(schema)), fc.nat(50), fc.maxSafeInteger());
      default:
        return fc.oneof(
          { weight: 4, arbitrary: fc.constant(this.goodText(schema, name)) },
          { weight: 2, arbitrary: fc.constantFrom(...STAND_INS).map(standIn) },
          { weight: 1, arbitrary: oddText },
        );
    }
  }

  /** As `typed`, with faults: values of other types, fields that are missing, fields that nobody knows. */
  faulty(given: unknown, name = ''): fc.Arbitrary<unknown> {
    const schema = this.at(given);
    const good = fc.constant(this.good(schema, name));
    const wrong = fc.oneof(oddValue, this.typed(schema, name));
    if (schema['type'] === 'array')
      return fc.oneof(wrong, good, fc.array(this.faulty(schema['items'], name), { maxLength: 4 }));
    if (schema['type'] !== 'object') return fc.oneof({ weight: 2, arbitrary: good }, wrong);
    const fields = this.objectOf(schema, (of, field) => this.faulty(of, field));
    const more = fc.dictionary(foreignField, oddValue, { maxKeys: 2 });
    return fc.oneof(
      { weight: 4, arbitrary: fields },
      // One fault alone, in what is good otherwise: several hide each other.
      { weight: 6, arbitrary: this.oneFault(schema) },
      { weight: 2, arbitrary: fc.tuple(good, more).map(([known, added]) => merged(known, added)) },
      { weight: 1, arbitrary: oddValue },
    );
  }

  private oneFault(schema: Json): fc.Arbitrary<unknown> {
    const fields = this.fields(schema);
    if (fields.length === 0) return oddValue;
    const good = this.good(schema);
    return fc
      .constantFrom(...fields)
      .chain(([field, of]) => this.faulty(of, field).map((value) => merged(good, { [field]: value })));
  }

  private objectOf(schema: Json, value: (of: unknown, field: string) => fc.Arbitrary<unknown>) {
    const fields = this.fields(schema);
    const requiredKeys = fields.map(([field]) => field).filter((field) => required(schema, field));
    const record = Object.fromEntries(fields.map(([field, of]) => [field, value(of, field)]));
    return fc.record(record, { requiredKeys, noNullPrototype: true }) as fc.Arbitrary<unknown>;
  }

  private goodText(schema: Json, name: string): unknown {
    const known = standInFor(name);
    if (known) return standIn(known);
    if (schema['format'] === 'uuid') return standIn('UUID');
    return schema['example'] ?? (schema['format'] === 'date-time' ? '2026-01-01T00:00:00.000Z' : 'A word');
  }

  private fields(schema: Json): [string, unknown][] {
    return isObject(schema['properties']) ? Object.entries(schema['properties']) : [];
  }

  /** A schema by its reference, its only part, or the last of several that it may be: the object, not the bare id. */
  private at(given: unknown): Json {
    const schema = schemaAt(this.document, given) ?? {};
    const parts = [schema['allOf'], schema['oneOf'], schema['anyOf']].find(Array.isArray);
    if (!parts) return schema;
    const all = parts.map((part) => this.at(part));
    if (!schema['allOf']) return all.at(-1) ?? {};
    const properties = Object.assign({}, ...all.map((part) => part['properties'])) as Json;
    const isWhole = Object.keys(properties).length > 0;
    return { ...Object.assign({}, ...all), ...(isWhole && { properties }) } as Json;
  }
}

function required(schema: Json, field: string): boolean {
  return Array.isArray(schema['required']) && schema['required'].includes(field);
}

function merged(known: unknown, added: object): unknown {
  return typeof known === 'object' && known !== null ? { ...known, ...added } : added;
}

/** Texts that are no JSON, or not the JSON they were. */
export function brokenText(good: string): fc.Arbitrary<string> {
  const at = fc.nat(Math.max(good.length - 1, 0));
  return fc.oneof(
    at.map((end) => good.slice(0, end)),
    fc.tuple(at, oddText).map(([where, odd]) => good.slice(0, where) + odd + good.slice(where)),
    fc.tuple(at, fc.constantFrom(...'"{}[],:\\0-')).map(([where, sign]) => replaced(good, where, sign)),
    fc.constantFrom('', 'undefined', '{"a":1}{', `${good}x`, `\ufeff${good}`, `[${good}]`, bare('1')),
  );
}

const replaced = (text: string, at: number, sign: string): string =>
  text.slice(0, at) + sign + text.slice(at + 1);
