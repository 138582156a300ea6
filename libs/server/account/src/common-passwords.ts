import { invalid } from '@officehours/platform';

/** Whose password it is to be. */
export interface Owner {
  email?: string | null;
  name: string;
}

/** A password of fewer different characters is in every list of guesses, however long it is. */
const FEWEST_CHARACTERS = 4;

let common: Promise<ReadonlySet<string>> | undefined;

/**
 * What is guessed first: the 49,000 most common passwords, whatever their case, few characters again and again, and the
 * person's own address or name, also with digits behind it (ASVS 6.2.4). There are no rules of composition.
 * @param path the field, for the refusal.
 * @throws `validation_failed` with the rule `common_password`.
 */
export async function requireUncommon(path: string, password: string, owner: Owner): Promise<void> {
  const typed = folded(password);
  const isCommon =
    new Set(typed).size < FEWEST_CHARACTERS || isOwn(typed, owner) || (await commonPasswords()).has(typed);
  if (isCommon) throw invalid(path, 'common_password');
}

/** As it is compared: the hash is of the same form, but for the case. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Letters and digits only, and no digits at the end. */
function bare(text: string): string {
  return folded(text)
    .replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '')
    .replace(/\p{N}+$/u, '');
}

function isOwn(typed: string, { email, name }: Owner): boolean {
  const [local = ''] = (email ?? '').split('@');
  return [email ?? '', local, name].some((own) => bare(own) !== '' && bare(typed) === bare(own));
}

/** Unpacked when the first password is chosen: a service that makes no accounts needs none of it. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  common ??= import('./password-list').then(({ PASSWORDS }) => new Set(PASSWORDS.map(folded)));
  return common;
}
