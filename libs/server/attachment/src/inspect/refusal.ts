import type { UploadRefusal } from '@officehours/contracts';

/** The file is not taken, and why. */
export class Refused extends Error {
  readonly rule: UploadRefusal;

  constructor(rule: UploadRefusal, cause?: unknown) {
    super(rule, { cause });
    this.rule = rule;
  }
}
