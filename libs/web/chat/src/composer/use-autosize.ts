import { useLayoutEffect, type RefObject } from 'react';

/** Makes a textarea as high as its text where the browser cannot do it by `field-sizing`. */
export function useAutosize(input: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    const element = input.current;
    if (!element || globalThis.CSS?.supports?.('field-sizing', 'content')) return;
    // Around it nothing may become smaller meanwhile: the list would be scrolled.
    const form = element.form?.style;
    if (form) form.minHeight = `${element.form?.offsetHeight}px`;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
    // The look at its height has it laid out between the two: WebKit forgets it else.
    if (form && element.offsetHeight > 0) form.minHeight = '';
  }, [input, text]);
}
