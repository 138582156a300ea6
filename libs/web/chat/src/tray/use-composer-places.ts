import { useEffect, useState, type RefObject } from 'react';

/** Where the parts of a tray go that are not above the text. */
export interface ComposerPlaces {
  /** The whole conversation, over which files are dropped. */
  room: HTMLElement | null;
  /** What is kept free for the button. */
  button: Element | null;
}

/** Found from the box once it is on the page, so that the first screen knows nothing of files. */
export function useComposerPlaces(input: RefObject<HTMLTextAreaElement | null>): ComposerPlaces {
  const [places, setPlaces] = useState<ComposerPlaces>({ room: null, button: null });
  useEffect(() => {
    const box = input.current;
    setPlaces({
      room: box?.closest('section') ?? null,
      button: box?.form?.querySelector('[data-attach]') ?? null,
    });
  }, [input]);
  return places;
}
