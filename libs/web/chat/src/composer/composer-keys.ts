import type { KeyboardEvent } from 'react';

export interface ComposerKeys {
  enterSends: boolean;
  isEmpty: boolean;
  send: () => void;
  /** Leaves a reply or an edit; absent when there is none. */
  cancel?: (() => void) | undefined;
  /** Takes the last own message for editing. */
  editLast?: (() => void) | undefined;
}

/** While an input method composes, Enter chooses a candidate; 229 is what Safari reports for the Enter that ends it. */
export const isComposing = ({ nativeEvent, keyCode }: KeyboardEvent): boolean =>
  nativeEvent.isComposing || keyCode === 229;

/** What the keys do in the composer. Returns whether the key was used up. */
export function onComposerKey(event: KeyboardEvent<HTMLTextAreaElement>, keys: ComposerKeys): boolean {
  if (isComposing(event)) return false;
  switch (event.key) {
    case 'Escape':
      keys.cancel?.();
      return keys.cancel !== undefined;
    case 'ArrowUp':
      if (!keys.isEmpty || !keys.editLast) return false;
      keys.editLast();
      return true;
    case 'Enter':
      if (event.shiftKey || event.altKey || (!keys.enterSends && !event.ctrlKey && !event.metaKey))
        return false;
      keys.send();
      return true;
    default:
      return false;
  }
}
