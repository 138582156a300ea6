import clsx from 'clsx';
import { useState } from 'react';
import { graphemes } from '../behaviour/graphemes';

const SIZES = {
  sm: 'size-7 text-[length:calc(0.6875*var(--oh-rem))]',
  md: 'size-10 text-sm',
  lg: 'size-16 text-xl',
} as const;

const DOTS = { sm: 'size-2.5', md: 'size-3', lg: 'size-4' } as const;

export interface AvatarProps {
  /** Decides the colour, so that a person keeps theirs when the name changes. */
  id: string;
  name: string;
  src?: string | null;
  size?: keyof typeof SIZES;
  /** Shows a dot when true. The words for it belong to the text beside the avatar. */
  online?: boolean;
}

/** A person's picture, or their initials on their own colour. Decorative: the name always stands beside it. */
export function Avatar({ id, name, src, size = 'md', online = false }: AvatarProps) {
  const [broken, setBroken] = useState(false);
  const hue = `var(--oh-person-${hueOf(id)})`;
  return (
    <span className={clsx('relative inline-flex shrink-0 select-none', SIZES[size])} aria-hidden="true">
      {src && !broken ? (
        <img
          src={src}
          alt=""
          className="size-full rounded-full object-cover"
          loading="lazy"
          onError={() => setBroken(true)}
        />
      ) : (
        <span
          className="flex size-full items-center justify-center rounded-full font-semibold tracking-wide"
          style={{ color: hue, backgroundColor: `color-mix(in oklab, ${hue} 16%, var(--oh-surface))` }}
        >
          {initialsOf(name)}
        </span>
      )}
      {online && (
        <span
          className={clsx(
            'absolute -end-0.5 -bottom-0.5 rounded-full border-2 border-surface bg-online forced-colors:bg-[Highlight]',
            DOTS[size],
          )}
        />
      )}
    </span>
  );
}

/** 1 to 8, always the same for one id. */
export function hueOf(id: string): number {
  let sum = 0;
  for (let index = 0; index < id.length; index += 1) sum = (sum * 31 + id.charCodeAt(index)) >>> 0;
  return (sum % 8) + 1;
}

/** The first letter of the first and of the last word, whatever the script; an emoji counts as a letter. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const first = words[0] ?? '';
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  return [first, last].map(firstGrapheme).join('').toLocaleUpperCase();
}

function firstGrapheme(word: string): string {
  for (const { segment } of graphemes(word)) return segment;
  return '';
}
