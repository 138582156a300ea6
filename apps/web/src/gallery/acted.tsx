import { useEffect, type ReactNode } from 'react';

/** Where, and what is done to it. */
export type Step = readonly [selector: string, act: (element: HTMLElement) => void];

export const press = (element: HTMLElement): void => element.click();
export const focus = (element: HTMLElement): void => element.focus();

/** Brings the pointer onto an element, as far as the page can tell. */
export function point(element: HTMLElement): void {
  element.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }));
}

/** A state that a person brings about: the steps are done one after the other, each as soon as its element is there. */
export function Acted({ steps, children }: { steps: readonly Step[]; children: ReactNode }) {
  useEffect(() => {
    let done = 0;
    const go = (): void => {
      const [selector, act] = steps[done] ?? [];
      if (selector === undefined || !act) return;
      const element = document.querySelector<HTMLElement>(selector);
      if (element) {
        done += 1;
        act(element);
      }
      frame = requestAnimationFrame(go);
    };
    let frame = requestAnimationFrame(go);
    return () => cancelAnimationFrame(frame);
  }, [steps]);
  return children;
}
