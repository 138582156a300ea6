import fc from 'fast-check';
import { isObject } from '../documents';
import { oddText, oddValue } from './odd-values';
import {
  ASYNCAPI,
  OPENAPI,
  type EventOperation,
  type Operation,
  type Parameter,
  type RestOperation,
} from './operations';
import { brokenText, SchemaValues } from './schema-values';
import { jsonOf, standIn, standInFor, standInOfPath } from './stand-ins';
import { partsOf } from './multipart';

export const CALLERS = ['student', 'instructor', 'admin', 'nobody'] as const;
export type CallerName = (typeof CALLERS)[number];

export interface RestCase {
  kind: 'rest';
  caller: CallerName;
  method: string;
  /** Its parts, not encoded. */
  path: string[];
  query: [string, string][];
  headers: Record<string, string>;
  text?: string;
}

export interface EventCase {
  kind: 'event';
  caller: CallerName;
  event: string;
  /** What comes after the name, as JSON without its brackets. */
  text: string;
}

export type Case = RestCase | EventCase;

const openapi = new SchemaValues(OPENAPI);
const asyncapi = new SchemaValues(ASYNCAPI);

const restCaller = fc.constantFrom<CallerName>('student', 'student', 'instructor', 'admin', 'nobody');
const socketCaller = fc.constantFrom<CallerName>('student', 'instructor', 'admin');

/** Requests of one route or event, most of them with something wrong in them. */
export const casesOf = (operation: Operation): fc.Arbitrary<Case> =>
  operation.kind === 'rest' ? restCases(operation) : eventCases(operation);

/** The request that the documents call good. */
export function goodCase(operation: Operation): Case {
  if (operation.kind === 'event') {
    const text = jsonOf(asyncapi.good(operation.schema));
    return { kind: 'event', caller: 'student', event: operation.name, text };
  }
  const { method, path, parameters, body } = operation;
  const parts = path.split('/').slice(1);
  const content = body && bodyOf(body.type, openapi.good(body.schema));
  return {
    kind: 'rest',
    caller:
      operation.name.includes('/directory') || /POST .*\/(course|account)$/.test(path) ? 'admin' : 'student',
    method,
    path: parts.map((part, n) => (part.startsWith('{') ? goodPart(part, parts[n - 1] ?? '') : part)),
    query: parameters
      .filter((parameter) => parameter.in === 'query' && isShown(parameter))
      .map(({ name, schema }) => [name, String(openapi.good(schema, name))]),
    headers: { ...headersOf(parameters), ...content?.headers },
    ...(content && { text: content.text }),
  };
}

/** Where the document gives an example, the good request has it. */
const isShown = ({ schema }: Parameter): boolean => isObject(schema) && 'example' in schema;
const goodPart = (part: string, parent: string): string => {
  const name = part.slice(1, -1);
  return name === 'emoji' ? '👍' : standIn(standInOfPath(name, parent));
};

function headersOf(parameters: Parameter[]): Record<string, string> {
  return Object.fromEntries(
    parameters.flatMap((one) => (one.in === 'header' ? [[one.name, String(openapi.good(one.schema))]] : [])),
  );
}

function eventCases({ name, schema }: EventOperation): fc.Arbitrary<Case> {
  const good = jsonOf(asyncapi.good(schema));
  const text = fc.oneof(
    { weight: 6, arbitrary: asyncapi.faulty(schema).map(jsonOf) },
    { weight: 2, arbitrary: asyncapi.typed(schema).map(jsonOf) },
    { weight: 1, arbitrary: oddValue.map(jsonOf) },
    { weight: 1, arbitrary: fc.array(oddValue, { maxLength: 3 }).map((all) => all.map(jsonOf).join()) },
    { weight: 1, arbitrary: oddValue.map((second) => `${good},${jsonOf(second)}`) },
  );
  return fc.record({
    kind: fc.constant('event' as const),
    caller: socketCaller,
    event: fc.constant(name),
    text,
  });
}

function restCases(operation: RestOperation): fc.Arbitrary<Case> {
  const good = goodCase(operation) as RestCase;
  const path = pathOf(operation);
  const query = queryOf(operation);
  const body = operation.body
    ? bodies(operation.body)
    : fc.oneof(
        { weight: 5, arbitrary: fc.constant(undefined) },
        oddValue.map((value) => bodyOf('application/json', value)),
      );
  return fc
    .record({ caller: restCaller, path, query, body, headers: headers(good.headers) })
    .map(({ caller, path: parts, query: pairs, body: content, headers: given }) => ({
      kind: 'rest' as const,
      caller,
      method: operation.method,
      path: parts,
      query: pairs,
      headers: { ...given, ...content?.headers },
      ...(content && { text: content.text }),
    }));
}

function pathOf({ path }: RestOperation): fc.Arbitrary<string[]> {
  const parts = path.split('/').slice(1);
  return fc.tuple(
    ...parts.map((part, n) =>
      part.startsWith('{')
        ? fc.oneof(
            { weight: 6, arbitrary: fc.constant(goodPart(part, parts[n - 1] ?? '')) },
            { weight: 1, arbitrary: fc.constantFrom('GROUP', 'ROOM', 'NEW', 'OTHER').map((w) => `@@${w}@@`) },
            { weight: 1, arbitrary: oddText },
          )
        : fc.constant(part),
    ),
  );
}

function queryOf({ parameters }: RestOperation): fc.Arbitrary<[string, string][]> {
  const known = parameters.filter((parameter) => parameter.in === 'query');
  const value = ({ schema, name }: Parameter): fc.Arbitrary<string> =>
    fc.oneof(
      fc.constant(standInFor(name) ? standIn(standInFor(name)!) : String(openapi.good(schema, name))),
      openapi.typed(schema, name).map(String),
      oddText,
    );
  const pair = fc.oneof(
    ...known.map((one) => value(one).map((text): [string, string] => [one.name, text])),
    ...known.map((one) => value(one).map((text): [string, string] => [`${one.name}[$ne]`, text])),
    fc.tuple(fc.oneof(oddText, fc.constantFrom('limit', 'token', 'x', '__proto__')), oddText),
  );
  const some = fc.array(pair, { maxLength: 3 });
  return known.length > 0
    ? some
    : fc.oneof({ weight: 6, arbitrary: fc.constant<[string, string][]>([]) }, some);
}

interface Content {
  text: string;
  headers: Record<string, string>;
}

function bodyOf(type: string, value: unknown): Content {
  return type === 'multipart/form-data'
    ? partsOf(value)
    : { text: jsonOf(value), headers: { 'content-type': 'application/json' } };
}

const otherType = fc.constantFrom(
  'text/plain',
  'application/json; charset=foo',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'application/vnd.api+json',
  '',
);

function bodies({ type, schema }: { type: string; schema: unknown }): fc.Arbitrary<Content | undefined> {
  const of = (value: unknown) => bodyOf(type, value);
  const good = of(openapi.good(schema));
  return fc.oneof(
    { weight: 8, arbitrary: openapi.faulty(schema).map(of) },
    { weight: 3, arbitrary: openapi.typed(schema).map(of) },
    { weight: 2, arbitrary: brokenText(good.text).map((text) => ({ ...good, text })) },
    { weight: 1, arbitrary: otherType.map((other) => ({ ...good, headers: { 'content-type': other } })) },
    { weight: 1, arbitrary: fc.constantFrom(undefined, good) },
  );
}

function headers(good: Record<string, string>): fc.Arbitrary<Record<string, string>> {
  const odd = fc.constantFrom<Record<string, string>>(
    { authorization: 'Bearer @@MARK@@' },
    { authorization: 'Basic @@MARK@@' },
    { origin: 'https://@@MARK@@.example' },
    { 'content-encoding': 'x-@@MARK@@' },
    { 'content-encoding': 'gzip' },
    { range: 'bytes=9-1,@@MARK@@' },
    { accept: 'text/html' },
    { 'x-request-id': 'x'.repeat(300) },
    { cookie: 'officehours_refresh=@@MARK@@; __Host-officehours_refresh=@@MARK@@' },
  );
  return fc.oneof(
    { weight: 12, arbitrary: fc.constant(good) },
    { weight: 2, arbitrary: odd.map((one) => ({ ...good, ...one })) },
    { weight: 1, arbitrary: odd },
  );
}
