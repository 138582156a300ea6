/** After these the copied text goes on in a new line. */
const LINES = 'p, li, pre, tr, h1, h2, h3, h4, h5, h6, [role=listitem]';

/** Copies formulas as their source: the letters that they are drawn of, each twice, are of no use to anyone. */
export function copyAsSource(event: ClipboardEvent): void {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0 || !event.clipboardData) return;
  const range = selection.getRangeAt(0).cloneRange();
  const [first, last] = [formulaAround(range.startContainer), formulaAround(range.endContainer)];
  if (first) range.setStartBefore(first);
  if (last) range.setEndAfter(last);
  const copied = range.cloneContents();
  const formulas = copied.querySelectorAll('.katex');
  if (formulas.length === 0) return;
  for (const formula of formulas) {
    const source = formula.querySelector('annotation')?.textContent ?? '';
    const display = formula.closest('.katex-display');
    (display ?? formula).replaceWith(display ? `\n$$\n${source}\n$$\n` : `$$${source}$$`);
  }
  copied.querySelectorAll('.oh-trailer').forEach((trailer) => trailer.remove());
  copied.querySelectorAll(LINES).forEach((line) => line.append('\n'));
  event.clipboardData.setData('text/plain', (copied.textContent ?? '').trim());
  event.preventDefault();
}

/** A formula is copied whole, wherever in it the selection ends. */
const formulaAround = (node: Node): Element | null =>
  (node instanceof Element ? node : node.parentElement)?.closest('.katex-display, .katex') ?? null;
