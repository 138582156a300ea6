import { useEffect, useEffectEvent, useRef } from 'react';

/**
 * Opens a `<dialog>` over the page while `open`: focus is kept inside, Escape and a press beside it close, and focus returns
 * to where it was, or where that has gone to what it stood in. It begins where `data-autofocus` stands, or at the first that can have it.
 */
export function useModal(open: boolean, onClose: () => void) {
  const ref = useRef<HTMLDialogElement>(null);
  const close = useEffectEvent(onClose);

  useEffect(() => {
    const dialog = ref.current;
    if (!dialog || !open) return;
    const before = placesOf(document.activeElement);
    let pressed: EventTarget | null = null;
    const onPress = ({ target }: Event): void => void (pressed = target);
    // Text that is selected up to beyond the edge ends there in a click on the dialog.
    const onBackdrop = ({ target }: Event): void => {
      if (target === dialog && pressed === dialog) close();
    };
    const onCancel = (event: Event): void => {
      event.preventDefault();
      close();
    };
    dialog.addEventListener('mousedown', onPress);
    dialog.addEventListener('click', onBackdrop);
    dialog.addEventListener('cancel', onCancel);
    if (!dialog.open) dialog.showModal();
    dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => {
      dialog.removeEventListener('mousedown', onPress);
      dialog.removeEventListener('click', onBackdrop);
      dialog.removeEventListener('cancel', onCancel);
      dialog.close();
      before.find(({ isConnected }) => isConnected)?.focus({ preventScroll: true });
    };
  }, [open]);
  return ref;
}

/** The element, and what around it can have the focus, from the inside outwards. */
function placesOf(element: Element | null | undefined): HTMLElement[] {
  if (!(element instanceof HTMLElement)) return [];
  return [element, ...placesOf(element.parentElement?.closest('[tabindex]'))];
}
