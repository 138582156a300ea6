import { useText } from '../i18n/language-context';

/** Stands at the beginning of what is here while what was said before it comes. */
export function LoadingOlder() {
  const text = useText();
  return (
    <p
      role="presentation"
      className="absolute inset-x-0 top-0 flex h-14 items-center justify-center gap-2 text-sm text-faint"
    >
      <span
        aria-hidden="true"
        className="size-4 animate-spin rounded-full border-2 border-line-strong border-e-transparent"
      />
      {text.chat.loadingOlder}
    </p>
  );
}
