import type { Locator } from '@playwright/test';

/** What each element looks like: `path property` → value. */
export type Looks = Record<string, string>;

/** Every computed property of these elements and of what they draw before and after themselves; `ignored` names properties. */
export const looksOf = (elements: Locator, ignored: string[] = []): Promise<Looks> =>
  elements.evaluateAll((all, names) => {
    const pathOf = (element: Element): string => {
      const parent = element.parentElement;
      const place = parent ? [...parent.children].indexOf(element) : 0;
      return `${parent ? pathOf(parent) : ''}>${element.localName}:${place}`;
    };
    const looks: Record<string, string> = {};
    for (const element of all) {
      const path = pathOf(element);
      for (const part of ['', '::before', '::after']) {
        const style = getComputedStyle(element, part);
        // Not drawn.
        if (part && style.content === 'none') continue;
        for (const name of style)
          if (!names.includes(name)) looks[`${path}${part} ${name}`] = style.getPropertyValue(name);
      }
    }
    return looks;
  }, ignored);

/** What is not the same in both, in words; what is in one of them only is no change. */
export const changes = (before: Looks, after: Looks): string[] =>
  Object.entries(before).flatMap(([name, value]) => {
    const now = after[name];
    return now === undefined || now === value ? [] : [`${name}: ${value} → ${now}`];
  });
