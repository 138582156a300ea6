import { dictionary } from '@zxcvbn-ts/language-common';

/** The most common passwords, the most common first. In a module of its own, so that it is loaded when it is needed. */
export const PASSWORDS: readonly string[] = dictionary['passwords-common'];
