/** A text that tries to do more than be read. */
export interface HostileText {
  /** What it tries, for the name of its test. */
  name: string;
  content: string;
  /** What a reader must see of it. */
  shows: string;
}

const text = (name: string, content: string, shows: string): HostileText => ({ name, content, shows });

const markup: HostileText[] = [
  text('a script', 'm1 <script>alert(1)</script> end', '<script>alert(1)</script>'),
  text('a script of another site', 'm2 <script src="//evil.example/x.js"></script>', 'evil.example/x.js'),
  text('a broken picture', 'm3 <img src=x onerror=alert(1)>', 'onerror=alert(1)'),
  text('a picture of another site', 'm4 <img src="https://evil.example/pixel.gif">', '<img'),
  text('a drawing with a handler', 'm5 <svg onload=alert(1)></svg>', 'onload=alert(1)'),
  text(
    'a drawing with a script',
    'm6 <svg><script>alert(1)</script></svg>',
    '<svg><script>alert(1)</script></svg>',
  ),
  text('a frame', 'm7 <iframe src="javascript:alert(1)"></iframe>', '<iframe'),
  text('a frame with its own page', 'm8 <iframe srcdoc="<script>alert(1)</script>"></iframe>', 'srcdoc'),
  text('a plug-in', 'm9 <object data="https://evil.example/a.swf"></object>', '<object'),
  text('a style', 'm10 <style>@import "https://evil.example/a.css";</style>', '@import'),
  text('an inline style', 'm11 <p style="background:url(https://evil.example/b)">x</p>', 'style='),
  text(
    'a form',
    'm12 <form action="https://evil.example"><input autofocus onfocus=alert(1)></form>',
    '<form',
  ),
  text('a redirection', 'm13 <meta http-equiv="refresh" content="0;url=https://evil.example">', 'refresh'),
  text('another base address', 'm14 <base href="https://evil.example/">', '<base'),
  text(
    'markup within markup',
    'm15 <math><mi><style><img src=x onerror=alert(1)></style></mi></math>',
    '<math>',
  ),
  text('an unclosed tag', 'm16 <img src="x" onerror="alert(1)"', 'onerror'),
  text('entities for brackets', 'm17 &lt;script&gt;alert(1)&lt;/script&gt; **bold**', 'alert(1)'),
  text('a comment that ends early', 'm18 <!--><img src=x onerror=alert(1)>-->', 'onerror=alert(1)'),
];

const links: HostileText[] = [
  text('a link with a script', 'm20 [press here](javascript:alert(1))', 'press here'),
  text('a link with a script in capitals', 'm21 [press here](JaVaScRiPt:alert(1))', 'press here'),
  text('a link with a script behind a tab', 'm22 [press here](java&Tab;script:alert(1))', 'press here'),
  text('a link with a script in brackets', 'm23 <javascript:alert(1)> **bold**', 'bold'),
  text(
    'a link to a page of its own',
    'm24 [press here](data:text/html,<script>alert(1)</script>)',
    'press here',
  ),
  text('a link to Visual Basic', 'm25 [press here](vbscript:msgbox(1))', 'press here'),
  text('a link by reference', 'm26 [press here][r]\n\n[r]: javascript:alert(1)', 'press here'),
  text(
    'a link with a handler in its title',
    'm27 [press](https://a.example/ "\\" onclick=\\"alert(1)")',
    'press',
  ),
  text('a picture from Markdown', 'm28 ![a pixel](https://evil.example/pixel.gif) **bold**', 'bold'),
  text('a picture with data', 'm29 ![a pixel](data:image/svg+xml,<svg onload=alert(1)>) **bold**', 'bold'),
];

const formulas: HostileText[] = [
  text('a formula with a link', 'm30 $$\\href{javascript:alert(1)}{x}$$ end', 'end'),
  text('a formula with an address', 'm31 $$\\url{javascript:alert(1)}$$ end', 'end'),
  text('a formula with data', 'm32 $$\\htmlData{onclick=alert(1)}{x}$$ end', 'end'),
  text('a formula with a style', 'm33 $$\\htmlStyle{position:fixed;inset:0}{x}$$ end', 'end'),
  text('a formula with a picture', 'm34 $$\\includegraphics{https://evil.example/x.png}$$ end', 'end'),
  text('a formula that grows without end', 'm35 $$\\def\\a{\\a\\a}\\a$$ end', 'end'),
  text('a formula of enormous size', 'm36 $$\\rule{99999em}{99999em}$$ end', 'end'),
];

const tricks: HostileText[] = [
  text('code with markup', 'm40\n```html\n<img src=x onerror=alert(1)>\n```', 'onerror=alert(1)'),
  text('a language of code with a handler', 'm41\n```js" onload="alert(1)\nlet x = 1\n```', 'let x'),
  text('quotes in quotes', `m42\n${'>'.repeat(200)} deep`, 'deep'),
  text(
    'a table with markup',
    'm43\n\n| a | b |\n|---|---|\n| <img src=x onerror=alert(1)> | cell |',
    'onerror',
  ),
  text('marks that turn the direction', 'm44 \u202Egnp.exe\u202C **bold**', 'bold'),
  text('a comparison that looks like a tag', 'm46 if a<b and c>d then **so**', 'a<b and c>d'),
  text('a tag between marks', 'm47 use <div> and `x` end', '<div>'),
  text('a footnote that takes an id of the page', 'm45 **bold**[^root]\n\n[^root]: note', 'bold'),
];

export const hostileTexts: readonly HostileText[] = [...markup, ...links, ...formulas, ...tricks];
