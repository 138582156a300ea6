import { codePoints, LIMITS, utf8Bytes } from '@officehours/contracts';
import { registerDecorator } from 'class-validator';

/** A password for a new account: at least 8 code points, at most 1,024 bytes; no rules of composition. */
export function IsNewPassword(): PropertyDecorator {
  return rule('passwordLength', (password) => fits(password) && codePoints(password) >= LIMITS.passwordMin);
}

/** A password as it is tried. Only what would be dear to hash is refused unhashed. */
export function IsPassword(): PropertyDecorator {
  return rule('passwordLength', (password) => fits(password) && password !== '');
}

function fits(password: string): boolean {
  return password.length <= LIMITS.passwordMaxBytes && utf8Bytes(password) <= LIMITS.passwordMaxBytes;
}

function rule(name: string, accepts: (password: string) => boolean): PropertyDecorator {
  const validate = (value: unknown) => typeof value === 'string' && accepts(value);
  return (target, propertyName) =>
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: propertyName as string,
      validator: { validate },
    });
}
