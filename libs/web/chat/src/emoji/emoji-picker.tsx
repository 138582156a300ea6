import { SearchField, useMedia } from '@officehours/web-ui';
import {
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
  type SyntheticEvent,
} from 'react';
import { isComposing } from '../composer/composer-keys';
import { useText } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';
import { EMOJI } from './emoji-data';
import { useOwnWords, type EmojiWords } from './own-words';

const COLUMNS = 8;

export interface EmojiPickerProps {
  onPick: (emoji: string) => void;
  onClose: () => void;
  /** The window has another size: it was turned, or a keyboard came. */
  onResize: () => void;
}

/** A grid of emoji with a search; arrow keys move in it, Enter takes the first one found. */
export default function EmojiPicker({ onPick, onClose, onResize }: EmojiPickerProps) {
  const text = useText();
  const say = usePaneText().emoji;
  const [query, setQuery] = useState('');
  const grid = useRef<HTMLDivElement>(null);
  const isTouched = useFocusWhereTouched(grid);
  const own = useOwnWords();
  const groups = matching(query.trim().toLowerCase(), own);
  const follow = useEffectEvent(onResize);
  useEffect(() => {
    const onWindowResize = (): void => follow();
    window.addEventListener('resize', onWindowResize);
    return () => window.removeEventListener('resize', onWindowResize);
  }, []);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    stop(event);
    const cells = [...(grid.current?.querySelectorAll<HTMLButtonElement>('[data-emoji]') ?? [])];
    const isTyping = event.target instanceof HTMLInputElement;
    if (isComposing(event)) return;
    if (event.key === 'Escape' && !(isTyping && query)) onClose();
    else if (isTyping && event.key === 'Enter') cells[0]?.click();
    else if (isTyping && event.key === 'ArrowDown') cells[0]?.focus();
    else if (isTyping || !moveInGrid(event, cells)) return;
    event.preventDefault();
  };

  return (
    <div role="presentation" className="flex h-full flex-col" onKeyDown={onKeyDown} onPointerDown={stop}>
      <SearchField
        takesFocus={!isTouched}
        label={say.search}
        clearLabel={text.clear}
        value={query}
        onChange={setQuery}
        className="m-2"
      />
      <div ref={grid} className="min-h-0 flex-1 scroll-pt-7 overflow-y-auto px-2 pb-2">
        {groups.length === 0 && <p className="p-6 text-center text-sm text-muted">{say.none}</p>}
        {groups.map(({ group, emoji }) => (
          <section key={group} aria-label={say.groups[group]}>
            <h3 className="sticky top-0 bg-raised px-1 py-1 text-xs font-semibold text-muted">
              {say.groups[group]}
            </h3>
            <div className="grid grid-cols-8">
              {emoji.map((one) => (
                <Cell
                  key={one.char}
                  {...one}
                  isFirst={one.char === groups[0]?.emoji[0]?.char}
                  onPick={onPick}
                />
              ))}
            </div>
          </section>
        ))}
      </div>
    </div>
  );
}

/** What is done in here is nothing to the message that the picker may stand in. */
const stop = (event: SyntheticEvent): void => event.stopPropagation();

interface CellProps {
  char: string;
  words: string;
  isFirst: boolean;
  onPick: (emoji: string) => void;
}

function Cell({ char, words, isFirst, onPick }: CellProps) {
  return (
    <button
      type="button"
      data-emoji={char}
      tabIndex={isFirst ? 0 : -1}
      aria-label={`${char} ${words}`}
      title={words}
      onClick={() => onPick(char)}
      className="flex aspect-square items-center justify-center rounded-sm text-xl outline-offset-[-2px] hover:bg-hover"
    >
      {char}
    </button>
  );
}

/** Begins at the first emoji where fingers choose: the keyboard of a phone would cover what is to be chosen from. */
function useFocusWhereTouched(grid: RefObject<HTMLElement | null>): boolean {
  const isTouched = useMedia('(pointer: coarse)');
  useEffect(() => {
    if (isTouched) grid.current?.querySelector<HTMLElement>('[data-emoji]')?.focus();
  }, [isTouched, grid]);
  return isTouched;
}

/** All emoji, or those that the words name, in the reader's language or in English; read out in the former where it is known. */
function matching(wanted: string, own: EmojiWords): typeof EMOJI {
  return EMOJI.map(({ group, emoji }) => ({
    group,
    emoji: emoji
      .filter(
        ({ char, words }) => words.includes(wanted) || own.get(char)?.includes(wanted) || char === wanted,
      )
      .map(({ char, words }) => ({ char, words: own.get(char) ?? words })),
  })).filter(({ emoji }) => emoji.length > 0);
}

function moveInGrid(event: KeyboardEvent<HTMLElement>, cells: HTMLButtonElement[]): boolean {
  const at = cells.indexOf(event.target as HTMLButtonElement);
  const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl';
  const steps: Record<string, number> = {
    ArrowRight: isRtl ? -1 : 1,
    ArrowLeft: isRtl ? 1 : -1,
    ArrowDown: COLUMNS,
    ArrowUp: -COLUMNS,
  };
  const step = steps[event.key];
  if (at < 0 || step === undefined) return false;
  cells[Math.max(0, Math.min(cells.length - 1, at + step))]?.focus();
  return true;
}
