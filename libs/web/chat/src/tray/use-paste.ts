import { LIMITS } from '@officehours/contracts';
import { useEffect, useEffectEvent, type RefObject } from 'react';
import { bringsFiles, transferred } from './transferred';

/** A pasted text of this many characters is more than one reads in a bubble. */
const LONG = 4_000;

interface Pasting {
  onFiles: (files: File[]) => void;
  /** A text that is better sent as a file, or can be sent in no other way. It is in the box by then. */
  onLongText: (text: string) => void;
}

/** Takes pictures and files out of what is pasted. Office programs put a picture beside their text: then the text is meant. */
export function usePaste(
  input: RefObject<HTMLTextAreaElement | null>,
  { onFiles, onLongText }: Pasting,
): void {
  const onPaste = useEffectEvent((box: HTMLTextAreaElement, event: ClipboardEvent): void => {
    const data = event.clipboardData;
    if (!data) return;
    const text = data.getData('text/plain').replace(/\r\n?/gu, '\n');
    if (bringsFiles(data) && text === '') {
      event.preventDefault();
      return onFiles(transferred(data).files);
    }
    const isTooMuch = box.value.length + text.length > LIMITS.contentCodePoints;
    if (text.length > LONG || (isTooMuch && text.length > LONG / 4)) onLongText(text);
  });
  useEffect(() => {
    const box = input.current;
    if (!box) return;
    const hear = (event: ClipboardEvent): void => onPaste(box, event);
    box.addEventListener('paste', hear);
    return () => box.removeEventListener('paste', hear);
  }, [input]);
}
