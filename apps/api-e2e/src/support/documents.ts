/** Any JSON object of an OpenAPI or AsyncAPI document. */
export type Json = Record<string, unknown>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every object inside `value`, itself included, with the path that leads to it. */
export function* objects(value: unknown, path = '#'): Generator<[string, Json]> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* objects(item, `${path}/${index}`);
  } else if (isObject(value)) {
    yield [path, value];
    for (const [key, item] of Object.entries(value)) yield* objects(item, `${path}/${key}`);
  }
}

/** What a `$ref` of this document leads to; undefined when it leads nowhere. */
export function resolve(document: Json, ref: string): unknown {
  if (!ref.startsWith('#/')) return undefined;
  return ref
    .slice(2)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>(
      (at, part) => (isObject(at) || Array.isArray(at) ? (at as Json)[part] : undefined),
      document,
    );
}

/** As `objects`, and into what is referred to, each place once. */
export function* objectsBehind(document: Json, value: unknown, seen = new Set<string>()): Generator<Json> {
  for (const [, object] of objects(value)) {
    yield object;
    const ref = object['$ref'];
    if (typeof ref !== 'string' || seen.has(ref)) continue;
    seen.add(ref);
    yield* objectsBehind(document, resolve(document, ref), seen);
  }
}

/** Whether an example stands anywhere in `value` or behind its references. */
export function showsExample(document: Json, value: unknown): boolean {
  return [...objectsBehind(document, value)].some((object) => 'example' in object || 'examples' in object);
}

/** The `$ref`s of a document that lead nowhere. */
export function danglingRefs(document: Json): string[] {
  return [...objects(document)]
    .map(([, object]) => object['$ref'])
    .filter((ref): ref is string => typeof ref === 'string' && resolve(document, ref) === undefined);
}

/** A schema by its reference or itself. */
export function schemaAt(document: Json, schema: unknown): Json | undefined {
  const found =
    isObject(schema) && typeof schema['$ref'] === 'string' ? resolve(document, schema['$ref']) : schema;
  return isObject(found) ? found : undefined;
}

const CONSTRAINTS = ['type', 'oneOf', 'anyOf', 'allOf', 'enum', 'const', '$ref'];

/** Whether a schema lets anything through: no type, or an object of which no property is known. */
export function isEmptySchema(schema: Json): boolean {
  if (!CONSTRAINTS.some((key) => key in schema)) return true;
  const properties = schema['properties'];
  const bare = !isObject(properties) || Object.keys(properties).length === 0;
  return schema['type'] === 'object' && bare && !('additionalProperties' in schema);
}
