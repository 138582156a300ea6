import { useState, type RefObject } from 'react';
import { usePaste } from './use-paste';

interface LongPasteOptions {
  input: RefObject<HTMLTextAreaElement | null>;
  text: string;
  onText: (text: string) => void;
  addFiles: (files: readonly File[]) => void;
  /** What the file is called. */
  name: string;
}

/** Offers to make a file of a huge text that was pasted, for as long as it is in the box as it was pasted. */
export function useLongPaste({ input, text, onText, addFiles, name }: LongPasteOptions) {
  const [pasted, setPasted] = useState<string | null>(null);
  usePaste(input, { onFiles: addFiles, onLongText: setPasted });
  const dismiss = (): void => {
    setPasted(null);
    input.current?.focus();
  };
  return {
    offered: pasted !== null && text.includes(pasted) ? pasted : null,
    dismiss,
    makeFile: (): void => {
      if (pasted === null) return;
      onText(text.replace(pasted, () => ''));
      addFiles([new File([pasted], name, { type: 'text/plain' })]);
      dismiss();
    },
  };
}
