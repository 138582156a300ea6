import type { Page } from '@playwright/test';

/** What nobody's text may bring to any place of the page; what is ours of these is named. */
const NOWHERE = [
  'script:not([src^="/assets/"]):not([src^="http"])',
  'iframe, object, embed, base, portal, template, frameset, marquee, animate, set, foreignObject',
  'meta[http-equiv], body link, svg script, svg style, svg image, svg use',
  'img:not([src^="blob:"]):not([src^="data:image/png"]), [srcdoc], [formaction], [ping], [data-onclick], [xlink\\:href]',
  '[onerror], [onload], [onclick], [onfocus], [onbegin], [ontoggle], [onmouseover], [onanimationstart]',
].join(', ');

/** In what was written by people, on top of that. */
const IN_TEXT = ['form', 'input:not([type=checkbox])', 'style', '[id]', '[name]', '[class~=fixed]']
  .map((one) => `.oh-prose ${one}`)
  .join(', ');

/** Before the page is opened: remembers every element that was in it, however shortly, and may not be. */
export async function watchMarkup(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript((forbidden) => {
    const found: string[] = [];
    Object.assign(globalThis, { forbiddenMarkup: found });
    // An address that cannot be read has the protocol `:`, and leads nowhere.
    const leadsAstray = (link: Element): boolean =>
      link instanceof HTMLAnchorElement && !['http:', 'https:', 'mailto:', ':'].includes(link.protocol);
    const look = (element: Element): void => {
      for (const one of [element, ...element.querySelectorAll('*')])
        if (one.matches(forbidden) || leadsAstray(one)) found.push(one.outerHTML.slice(0, 200));
    };
    new MutationObserver((changes) => {
      for (const { addedNodes, target, type } of changes) {
        if (type === 'attributes' && target instanceof Element) look(target);
        for (const node of addedNodes) if (node instanceof Element) look(node);
      }
    }).observe(document, { childList: true, subtree: true, attributeFilter: ['href', 'src', 'srcdoc'] });
  }, `${NOWHERE}, ${IN_TEXT}`);
  return () => page.evaluate(() => (globalThis as unknown as { forbiddenMarkup: string[] }).forbiddenMarkup);
}
