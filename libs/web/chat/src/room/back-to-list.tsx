import { IconButton } from '@officehours/web-ui';
import { ArrowLeft } from 'lucide-react';
import { useText } from '../i18n/language-context';

/** Back to the list, on phones, where that is another page. */
export function BackToList({ onBack }: { onBack: () => void }) {
  const text = useText();
  return (
    <IconButton
      label={text.chat.back}
      onClick={(event) => {
        onBack();
        // By the keyboard, which goes along once the list is shown.
        if (!event.detail) requestAnimationFrame(focusList);
      }}
      className="-ms-2 @3xl/shell:hidden"
    >
      <ArrowLeft size={20} className="rtl:-scale-x-100" />
    </IconButton>
  );
}

const focusList = (): void => document.querySelector<HTMLElement>('li [data-roving][tabindex="0"]')?.focus();
