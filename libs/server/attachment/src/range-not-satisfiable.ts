import { AppError } from '@officehours/platform';

/** A part of a file that it does not have, or no part at all. HTTP has a status of its own for that: RFC 9110 §15.5.17. */
export class RangeNotSatisfiable extends AppError {
  constructor() {
    super('validation_failed', { errors: [{ path: 'range', rule: 'range' }] });
  }

  override get status(): number {
    return 416;
  }
}
