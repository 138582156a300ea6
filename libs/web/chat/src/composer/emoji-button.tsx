import { IconButton, usePopover } from '@officehours/web-ui';
import { Smile } from 'lucide-react';
import { lazyPart } from '../lazy/lazy-part';

const EmojiPicker = lazyPart(() => import('../emoji/emoji-picker'));

export interface EmojiButtonProps {
  label: string;
  onPick: (emoji: string) => void;
  /** The panel is left without one. */
  onClose: () => void;
}

/** Opens all emoji beside itself; they are fetched when they are first asked for. */
export function EmojiButton({ label, onPick, onClose }: EmojiButtonProps) {
  const { button, panel, isOpen, hide, place, show, opens, onPointerDown, onToggle } = usePopover();
  const hideThen = (act: () => void): void => {
    hide();
    act();
  };

  return (
    <>
      <IconButton
        ref={button}
        label={label}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPointerDown={onPointerDown}
        onClick={() => opens() && show()}
        className="my-0.5"
      >
        <Smile size={19} />
      </IconButton>
      <div
        ref={panel}
        popover="auto"
        role="dialog"
        aria-label={label}
        onToggle={onToggle}
        className="fixed m-0 h-80 w-[min(20*var(--oh-rem),calc(100vw-1rem))] overflow-hidden rounded-lg bg-raised shadow-pop"
      >
        {isOpen && (
          <EmojiPicker
            onPick={(emoji) => hideThen(() => onPick(emoji))}
            onClose={() => hideThen(onClose)}
            onResize={place}
          />
        )}
      </div>
    </>
  );
}
