import { leaksOf } from './judge.ts';

describe('what a sheet of the chat says about the page around it', () => {
  it.each([
    ['the root', '.officehours{color:red}'],
    ['what is inside', '.officehours.officehours .p-4,.officehours:where(a,b) p{margin:0}'],
    [
      'a theme',
      ':where(.officehours[data-theme=dark],[data-theme=dark] .officehours:not([data-theme=light])){--a:1}',
    ],
    ['what depends on the device', '@media (hover:hover){.officehours a:hover{color:red}}'],
    ['names of its own', '@keyframes oh-dot{50%{opacity:0}}@property --tw-blur{syntax:"*";inherits:false}'],
    [
      'variables of Tailwind where they cannot be declared',
      '@layer properties{@supports (not (a:b)){*,:before{--tw-blur:initial}}}',
    ],
    ['nothing at all', '@layer theme;/* body{} */'],
  ])('is nothing for %s', (_, css) => expect(leaksOf(css)).toEqual([]));

  it.each([
    ['an element', 'body{counter-reset:a}', ['body']],
    ['one of several', '.officehours a,h1{color:red}', ['h1']],
    ['a class that only begins so', '.officehours-page{color:red}', ['.officehours-page']],
    ['what is around the chat', 'main .officehours{color:red}', ['main .officehours']],
    ['one place of a weak rule', ':where(.officehours,:root){--a:1}', [':where(.officehours,:root)']],
    ['a rule in a group', '@media print{@layer base{*{margin:0}}}', ['*']],
    ['more than variables', '@layer properties{*{--tw-a:1;color:red}}', ['*']],
    ['a name that others have', '@keyframes spin{to{rotate:1turn}}', ['@keyframes spin']],
    ['a font', '@font-face{font-family:A}', ['@font-face']],
    ['a rule after a statement', '@layer theme;:root{--a:1}', [':root']],
  ])('is told for %s', (_, css, leaks) => expect(leaksOf(css)).toEqual(leaks));
});
