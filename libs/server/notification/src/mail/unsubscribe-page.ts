/** What one of the two languages says. */
interface Said {
  title: string;
  text: string;
  button?: string;
}

/** Both languages below each other: the link does not say which one its reader has. Its style sheet is a file of its own, as the policy for all pages wants it. */
export function unsubscribePage(english: Said, arabic: Said): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${english.title} · Officehours</title>
<link rel="stylesheet" href="unsubscribe/style.css">
</head>
<body>
<main>
<p class="brand">Officehours</p>
${section(english, '', 'h1')}
${section(arabic, ' lang="ar" dir="rtl"', 'h2')}
</main>
</body>
</html>
`;
}

function section({ title, text, button }: Said, direction: string, heading: 'h1' | 'h2'): string {
  const form = button ? `\n<form method="post"><button>${button}</button></form>` : '';
  return `<section${direction}>\n<${heading}>${title}</${heading}>\n<p>${text}</p>${form}\n</section>`;
}

/** The colours are those of the app: `tokens.css` of `libs/web/ui`. */
export const UNSUBSCRIBE_STYLE = `:root {
  color-scheme: light dark;
  --bg: #f5f4f0;
  --surface: #fffefc;
  --line: #e2dfd7;
  --text: #1e1c18;
  --muted: #5f5a51;
  --accent: #0b6b5c;
  --on-accent: #ffffff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --bg: #121413;
    --surface: #181b1a;
    --line: #2a2f2d;
    --text: #e9ece9;
    --muted: #a9b1ad;
    --accent: #5fcab4;
    --on-accent: #06241e;
  }
}
body {
  margin: 0;
  min-height: 100vh;
  display: grid;
  place-items: center;
  background: var(--bg);
  color: var(--text);
  font: 1rem/1.5 'Inter Variable', system-ui, sans-serif;
}
main {
  box-sizing: border-box;
  width: min(28rem, 100%);
  padding: 2rem;
  background: var(--surface);
  border: 1px solid var(--line);
  border-radius: 1rem;
}
section + section { margin-top: 1.5rem; padding-top: 1.5rem; border-top: 1px solid var(--line); }
h1, h2 { margin: 0 0 0.5rem; font-size: 1.25rem; line-height: 1.3; }
p { margin: 0; color: var(--muted); }
.brand { margin-bottom: 1.5rem; color: var(--accent); font-weight: 600; }
button {
  min-height: 2.75rem;
  margin-top: 1rem;
  padding: 0 1.25rem;
  border: 0;
  border-radius: 0.5rem;
  background: var(--accent);
  color: var(--on-accent);
  font: inherit;
  font-weight: 600;
  cursor: pointer;
}
button:focus-visible { outline: 2px solid var(--text); outline-offset: 2px; }
`;
