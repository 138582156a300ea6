/** A way of writing code that is safe only where somebody has looked at it. */
export interface Rule {
  /** What may go wrong, in a few words. */
  danger: string;
  pattern: RegExp;
  /** Files in which it was looked at; every one of them has to have it. */
  known: readonly string[];
}

const inspection = 'libs/server/attachment/src/inspect/inspection-program.ts';
const embedded = 'libs/server/embedded-mongodb/src';

/** What text, addresses or messages of others could be made to do. */
const fromOthers: Rule[] = [
  {
    // The text is two letters of ours: the name of the function that frees memory.
    danger: 'runs text as code',
    pattern: /\beval\(|\bnew Function\(|node:vm/,
    known: ['libs/server/demo/src/collect-garbage.ts'],
  },
  {
    danger: 'makes text into markup',
    pattern: /dangerouslySetInnerHTML|\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write|\bsrcdoc\b/i,
    known: [],
  },
  // A file of ours by its path, with arguments of ours.
  { danger: 'starts a program', pattern: /node:child_process/, known: [inspection] },
  { danger: 'starts a shell', pattern: /\bshell: |\/bin\/sh/, known: [] },
  { danger: 'revives objects from bytes', pattern: /\b(de|un)serialize\b/, known: [] },
  {
    danger: 'sends a browser elsewhere',
    pattern: /\.redirect\(|@Redirect\(|\bLocation'|location\.(assign|replace|href =)|window\.open\(/,
    known: [],
  },
  {
    // Patterns of constants, and those of a query: the service sends none that somebody wrote.
    danger: 'makes a pattern of text, which may run for ever',
    pattern: /\bnew RegExp\(|\bRegExp\(/,
    known: [
      'libs/server/account/src/refresh-tokens.ts',
      `${embedded}/aggregate/date-format.ts`,
      `${embedded}/aggregate/pattern-operators.ts`,
      `${embedded}/query/regex.ts`,
      `${embedded}/words/analyse.ts`,
      'libs/web/chat/src/content/bounds.ts',
    ],
  },
  {
    // The worker hears its own pages and a page its own worker; a channel joins tabs of one origin.
    danger: 'listens to messages of other pages',
    pattern: /addEventListener\('message'|\.?onmessage\b/,
    known: [
      'apps/web/src/service-worker/service-worker.ts',
      'apps/web/src/shell/update-notice.tsx',
      'libs/web/realtime/src/support/tab-channel.ts',
    ],
  },
];

/** Cryptography that is weak, home-made, or looked at in one place only. */
const cryptography: Rule[] = [
  {
    // Samples of a query, and the time until a connection is tried again.
    danger: 'is guessable',
    pattern: /Math\.random|pseudoRandomBytes/,
    known: [
      `${embedded}/aggregate/more-stages.ts`,
      `${embedded}/aggregate/operators.ts`,
      'libs/web/realtime/src/support/backoff.ts',
    ],
  },
  {
    danger: 'encrypts by itself',
    pattern: /\bcreate(Cipher|Decipher)(iv)?\(|\b(public|private)(Encrypt|Decrypt)\(|subtle\.(en|de)crypt/,
    known: [],
  },
  {
    danger: 'hashes with what is broken or was not looked at',
    pattern: /\b(createHash|createHmac|hash|hkdfSync)\('(?!sha256')|pbkdf2(Sync)?\((?!.*'sha256')/,
    known: [],
  },
  {
    danger: 'trusts any certificate',
    pattern: /rejectUnauthorized|NODE_TLS_REJECT|secureProtocol/,
    known: [],
  },
];

/** Every rule. */
export const rules: readonly Rule[] = [...fromOthers, ...cryptography];
