import { usePaneText } from '../i18n/pane-text';

/** Who is typing, floating over the empty strip at the end of the list; not announced, it would be on every key. */
export function TypingBubble({ names }: { names: readonly string[] }) {
  const words = usePaneText().writing;
  const [name] = names;
  if (name === undefined) return null;
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-1.5">
      <p
        className="mx-auto flex max-w-4xl animate-rise items-center gap-2 px-5 text-sm text-muted"
        aria-live="off"
      >
        <span className="flex gap-1 rounded-full bg-bubble px-2.5 py-2" aria-hidden="true">
          {[0, 150, 300].map((delay) => (
            <span
              key={delay}
              className="size-1.5 animate-dot rounded-full bg-muted"
              style={{ animationDelay: `${delay}ms` }}
            />
          ))}
        </span>
        {names.length > 1 ? words.several : words.now(name)}
      </p>
    </div>
  );
}
