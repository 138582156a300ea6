import { X } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { useModal } from '../behaviour/use-modal';
import { IconButton } from './button';

export interface DialogProps {
  open: boolean;
  title: string;
  closeLabel: string;
  onClose: () => void;
  children: ReactNode;
}

/** A modal on the browser's own `<dialog>`: focus is kept inside, Escape closes, focus returns to where it was. */
export function Dialog({ open, title, closeLabel, onClose, children }: DialogProps) {
  const ref = useModal(open, onClose);
  const heading = useId();

  return (
    <dialog
      ref={ref}
      aria-labelledby={heading}
      className="fixed inset-0 m-auto h-fit max-h-[min(40*var(--oh-rem),calc(100dvh-2rem))] w-[min(28*var(--oh-rem),calc(100vw-2rem))] overflow-hidden rounded-lg bg-raised shadow-pop backdrop:bg-[rgb(10_12_11/0.45)] open:flex open:flex-col open:animate-rise"
    >
      {open && (
        <>
          <header className="flex items-center gap-2 border-b py-2 ps-5 pe-2">
            <h2 id={heading} className="flex-1 font-semibold">
              {title}
            </h2>
            <IconButton label={closeLabel} onClick={onClose}>
              <X size={18} />
            </IconButton>
          </header>
          <div className="min-h-0 flex-auto overflow-y-auto">{children}</div>
        </>
      )}
    </dialog>
  );
}
