import { useEffect, useEffectEvent, useRef } from 'react';

/**
 * Opens a `<dialog>` over the page while `open`: focus is kept inside, Escape and a click beside it close, and focus returns
 * to where it was. It begins where `data-autofocus` stands, or at the first that can have it.
 */
export function useModal(open: boolean, onClose: () => void) {
  const ref = useRef<HTMLDialogElement>(null);
  const close = useEffectEvent(onClose);

  useEffect(() => {
    const dialog = ref.current;
    if (!dialog || !open) return;
    const before = document.activeElement;
    const onBackdrop = (event: MouseEvent): void => {
      if (event.target === dialog) close();
    };
    const onCancel = (event: Event): void => {
      event.preventDefault();
      close();
    };
    dialog.addEventListener('click', onBackdrop);
    dialog.addEventListener('cancel', onCancel);
    if (!dialog.open) dialog.showModal();
    dialog.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => {
      dialog.removeEventListener('click', onBackdrop);
      dialog.removeEventListener('cancel', onCancel);
      dialog.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, [open]);
  return ref;
}
