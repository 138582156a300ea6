import { createRequire } from 'node:module';
import { TransformationType } from 'class-transformer';
import type * as TransformerStorage from 'class-transformer/types/storage';
import { getMetadataStorage, ValidationTypes } from 'class-validator';

// What class-transformer's decorators said. Its types and its code lie at different paths: an import finds only one.
const { defaultMetadataStorage: transforms } = createRequire(import.meta.url)(
  'class-transformer/cjs/storage.js',
) as typeof TransformerStorage;

type Metadata = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];
type Test = (object: object, value: unknown) => boolean;
type PropertyCheck = (object: Record<string, unknown>) => boolean;

/** Makes an instance of a DTO class from what was sent; undefined when that breaks a rule, whichever. */
export type Parse<T extends object> = (raw: object) => T | undefined;

/**
 * The rules of a DTO class, looked up once: class-validator looks them up, groups them and makes an error object for
 * each property again for every request, which costs several times the checks themselves. This says only that all is
 * well; what is wrong, and every class with nested objects or values that are transformed, is left to class-validator
 * and class-transformer. Undefined for such a class.
 */
export function compile<T extends object>(type: new () => T): Parse<T> | undefined {
  const all = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
  const byProperty = Map.groupBy(all, ({ propertyName }) => propertyName);
  const checks: PropertyCheck[] = [];
  for (const [property, rules] of byProperty) {
    const check = checkOf(property, rules);
    if (!check || isTransformed(type, property)) return undefined;
    checks.push(check);
  }
  if (transforms.getStrategy(type) !== 'none') return undefined;
  return (raw) => {
    for (const name of Object.keys(raw)) if (!byProperty.has(name)) return undefined;
    const instance = Object.assign(new type(), raw);
    return checks.every((check) => check(instance as Record<string, unknown>)) ? instance : undefined;
  };
}

function isTransformed(type: new () => object, property: string): boolean {
  return (
    transforms.findTypeMetadata(type, property) !== undefined ||
    transforms.findExposeMetadata(type, property) !== undefined ||
    transforms.findTransformMetadatas(type, property, TransformationType.PLAIN_TO_CLASS).length > 0
  );
}

function checkOf(property: string, rules: readonly Metadata[]): PropertyCheck | undefined {
  const conditions: Test[] = [];
  const tests: Test[] = [];
  for (const rule of rules) {
    if (isConditional(rule)) conditions.push(rule.constraints[0] as Test);
    else if (isPlain(rule)) tests.push(...testsOf(rule));
    else return undefined;
  }
  return (object) => {
    const value = object[property];
    return (
      !conditions.every((condition) => condition(object, value)) || tests.every((test) => test(object, value))
    );
  };
}

const isConditional = ({ type }: Metadata): boolean =>
  (type as ValidationTypes) === ValidationTypes.CONDITIONAL_VALIDATION;

function isPlain({ type, groups, validateIf }: Metadata): boolean {
  return (
    (type as ValidationTypes) === ValidationTypes.CUSTOM_VALIDATION &&
    (groups ?? []).length === 0 &&
    validateIf === undefined
  );
}

/** As class-validator applies them: to each element of a list where the rule says so. An answer later is no `true`. */
function testsOf({ constraintCls, constraints, each, propertyName, target }: Metadata): Test[] {
  const name = typeof target === 'function' ? target.name : target;
  return getMetadataStorage()
    .getTargetValidatorConstraints(constraintCls)
    .map(({ instance }) => (object, value) => {
      const given = { targetName: name, property: propertyName, object, value, constraints };
      if (!each || !Array.isArray(value)) return instance.validate(value, given) === true;
      return value.every((one) => instance.validate(one, given) === true);
    });
}
