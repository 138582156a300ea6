import { Button } from '@officehours/web-ui';
import type { ReactNode } from 'react';
import { useText } from '../i18n/language-context';

export interface FormEndProps {
  failure?: string | null;
  /** Gives up what was filled in, which is kept otherwise. */
  forget: () => void;
  onClose: () => void;
  /** The button that does it. */
  children: ReactNode;
}

/** The end of a dialog in which something is filled in: why it did not work, and the ways on. */
export function FormEnd({ failure, forget, onClose, children }: FormEndProps) {
  const text = useText();
  return (
    <>
      {failure && (
        <p role="alert" className="text-sm text-danger">
          {failure}
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button
          onClick={() => {
            forget();
            onClose();
          }}
        >
          {text.cancel}
        </Button>
        {children}
      </div>
    </>
  );
}
