import { useEffect, type ReactNode } from 'react';

/** Where, and what is done to it. */
export type Step = readonly [selector: string, act: (element: HTMLElement) => void];

export const press = (element: HTMLElement): void => element.click();
export const focus = (element: HTMLElement): void => element.focus();

/** Brings the pointer onto an element, as far as the page can tell. */
export function point(element: HTMLElement): void {
  element.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, pointerType: 'mouse' }));
}

/** Does nothing: the last step of a state says what has to be there in the end. */
export const see = (): void => undefined;

/**
 * A state that a person brings about: the steps are done one after the other, each as soon as its element is there. Until
 * all are done the page says so: its picture waits.
 */
export function Acted({ steps, children }: { steps: readonly Step[]; children: ReactNode }) {
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset['acting'] = '';
    let done = 0;
    const go = (): void => {
      const [selector, act] = steps[done] ?? [];
      if (selector === undefined || !act) return void delete dataset['acting'];
      const element = document.querySelector<HTMLElement>(selector);
      if (element) {
        done += 1;
        act(element);
      }
      frame = requestAnimationFrame(go);
    };
    let frame = requestAnimationFrame(go);
    return () => {
      cancelAnimationFrame(frame);
      delete dataset['acting'];
    };
  }, [steps]);
  return children;
}
