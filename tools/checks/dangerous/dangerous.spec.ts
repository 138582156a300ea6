import { dangers } from './find.ts';
import { rules } from './rules.ts';

/** One line that each rule has to find. */
const PLANTED: Record<string, string> = {
  'runs text as code': `const run = new Function('a', text);`,
  'makes text into markup': `return <p dangerouslySetInnerHTML={{ __html: text }} />;`,
  'starts a program': `import { spawn } from 'node:child_process';`,
  'starts a shell': `spawn('ls', [], { shell: true });`,
  'revives objects from bytes': `import { deserialize } from 'node:v8';`,
  'sends a browser elsewhere': `response.redirect(request.query.next);`,
  'makes a pattern of text, which may run for ever': `const found = new RegExp(words).test(text);`,
  'listens to messages of other pages': `window.addEventListener('message', onMessage);`,
  'is guessable': `const token = Math.random().toString(36);`,
  'encrypts by itself': `const cipher = createCipheriv('aes-128-ecb', key, null);`,
  'hashes with what is broken or was not looked at': `const id = createHash('md5').update(text).digest('hex');`,
  'trusts any certificate': `const agent = new Agent({ rejectUnauthorized: false });`,
};

const onlyNew = rules.map((rule) => ({ ...rule, known: [] }));

describe('what is dangerous', () => {
  it.each(rules.map(({ danger }) => danger))('is found where it %s', (danger) => {
    const line = PLANTED[danger] ?? '';
    const found = dangers([{ path: 'libs/a.ts', text: `const a = 1;\n${line}` }], onlyNew);
    expect(found).toContain(`libs/a.ts:2: ${danger}`);
  });

  it('is left alone where it was looked at, and in comments', () => {
    const [rule] = [{ danger: 'is guessable', pattern: /Math\.random/, known: ['libs/a.ts'] }];
    const sources = [
      { path: 'libs/a.ts', text: 'Math.random();' },
      { path: 'libs/b.ts', text: '// never Math.random' },
    ];
    expect(dangers(sources, [rule])).toEqual([]);
  });

  it('is not left on the list when it has gone', () => {
    const rule = { danger: 'is guessable', pattern: /Math\.random/, known: ['libs/a.ts'] };
    expect(dangers([{ path: 'libs/a.ts', text: 'randomBytes(16);' }], [rule])).toEqual([
      'libs/a.ts: is on the list of what is guessable, and does not do it',
    ]);
  });
});
