/** The mark: a speech bubble with the hands of a clock. */
export function BrandMark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path
        fill="var(--oh-accent)"
        d="M16 3C8.8 3 3 8.2 3 14.7c0 3.6 1.8 6.8 4.7 8.9-.1 1.6-.7 3-1.9 4.2-.4.4-.1 1.1.5 1.1 2.7-.1 5-1 6.7-2.3 1 .2 2 .3 3 .3 7.2 0 13-5.2 13-11.8S23.2 3 16 3Z"
      />
      <path
        d="M16 9v6l4 2.6"
        fill="none"
        stroke="var(--oh-on-accent)"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
