const carriers = [
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  'javascript:alert(1)',
  '[press](javascript:alert(1))',
  '![x](https://evil.example/pixel.gif)',
  '**bold** `code` ~~gone~~',
  '$$\\href{javascript:alert(1)}{x}$$',
  '&lt;b&gt; &#60;img src=x onerror=alert(1)&#62;',
  '{{constructor.constructor("alert(1)")()}}',
  '</title><script>alert(1)</script>',
  '\u202egnp.exe',
  'مايا \u202eabc',
  `Z${'\u0301\u0489'.repeat(20)}algo`,
  'Donaudampfschiff'.repeat(10),
  '👨\u200d👩\u200d👧'.repeat(8),
  '__proto__',
  'constructor',
  '@everyone',
];

/** Names of people and groups, and titles of courses, that are more than names. */
export const names: readonly string[] = carriers;

/** Names of files; slashes are not part of a name. */
export const fileNames: readonly string[] = carriers
  .map((name) => name.replaceAll('/', '∕'))
  .map((name) => `${[...name].slice(0, 100).join('')}.txt`);
