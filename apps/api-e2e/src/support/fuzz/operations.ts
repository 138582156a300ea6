import { readFileSync } from 'node:fs';
import { isObject, schemaAt, type Json } from '../documents';
import { WORKSPACE } from '../process';

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  schema: unknown;
}

export interface RestOperation {
  kind: 'rest';
  /** As in the document: `PUT /api/message/chat-room/{id}/read`. */
  name: string;
  method: string;
  path: string;
  parameters: Parameter[];
  body?: { type: string; schema: unknown };
}

export interface EventOperation {
  kind: 'event';
  name: string;
  schema: unknown;
}

export type Operation = RestOperation | EventOperation;

const read = (name: string): Json =>
  JSON.parse(readFileSync(`${WORKSPACE}libs/api-client/${name}.json`, 'utf8')) as Json;

/** The documents that the API makes of itself: what is in them is tried without anyone remembering to. */
export const OPENAPI = read('openapi');
export const ASYNCAPI = read('asyncapi');

export const REST_OPERATIONS: RestOperation[] = Object.entries(OPENAPI['paths'] as Json).flatMap(
  ([path, methods]) =>
    Object.entries(methods as Json).map(([method, operation]) =>
      restOperation(path, method, operation as Json),
    ),
);

export const EVENT_OPERATIONS: EventOperation[] = Object.entries(messages()).flatMap(([key, message]) =>
  key.startsWith('client.')
    ? [{ kind: 'event', name: message['name'] as string, schema: message['payload'] }]
    : [],
);

function restOperation(path: string, method: string, operation: Json): RestOperation {
  const content = isObject(operation['requestBody']) ? (operation['requestBody']['content'] as Json) : {};
  const [body] = Object.entries(content).map(([type, media]) => ({
    type,
    schema: (media as Json)['schema'],
  }));
  return {
    kind: 'rest',
    name: `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path,
    parameters: (operation['parameters'] ?? []) as Parameter[],
    ...(body && { body }),
  };
}

function messages(): Record<string, Json> {
  const socket = (ASYNCAPI['channels'] as Record<string, Json>)['socket'];
  return (socket?.['messages'] ?? {}) as Record<string, Json>;
}

/** Whether a password is looked at, which costs what it is meant to cost. */
export function isDear(operation: Operation): boolean {
  if (operation.kind === 'event' || !operation.body) return false;
  const properties = schemaAt(OPENAPI, operation.body.schema)?.['properties'];
  return Object.values(isObject(properties) ? properties : {}).some(
    (field) => isObject(field) && field['format'] === 'password',
  );
}
