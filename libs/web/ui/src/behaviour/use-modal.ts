import { useEffect, useEffectEvent, useRef } from 'react';

/**
 * Opens a `<dialog>` over the page while `open`: focus is kept inside, Escape and a press beside it close, and focus returns
 * to where it was. It begins where `data-autofocus` stands, or at the first that can have it.
 */
export function useModal(open: boolean, onClose: () => void) {
  const ref = useRef<HTMLDialogElement>(null);
  const close = useEffectEvent(onClose);

  useEffect(() => {
    const dialog = ref.current;
    if (!dialog || !open) return;
    const before = document.activeElement;
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
      if (before instanceof HTMLElement) before.focus();
    };
  }, [open]);
  return ref;
}
