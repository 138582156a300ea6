import clsx from 'clsx';
import type { KeyboardEvent, ReactNode } from 'react';
import { usePopover } from '../behaviour/use-popover';
import { IconButton } from './button';

export interface MenuItem {
  id: string;
  label: string;
  icon?: ReactNode;
  danger?: boolean;
  onSelect: () => void;
}

export interface MenuProps {
  label: string;
  trigger: ReactNode;
  items: MenuItem[];
  triggerClassName?: string;
}

/** A button with a list of actions, in the browser's top layer. Arrow keys move, Escape and Tab close, focus returns to the button. */
export function Menu({ label, trigger, items, triggerClassName }: MenuProps) {
  const { button, panel: list, isOpen, hide, show, opens, onPointerDown, onToggle } = usePopover();

  const press = (): void => {
    if (!opens()) return;
    show();
    list.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
  };

  const choose = (item: MenuItem): void => {
    hide();
    button.current?.focus();
    item.onSelect();
  };

  return (
    <>
      <IconButton
        ref={button}
        label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        className={triggerClassName}
        onPointerDown={onPointerDown}
        onClick={press}
      >
        {trigger}
      </IconButton>
      <div
        ref={list}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        onToggle={onToggle}
        onKeyDown={(event) => moveInMenu(event, list.current, button.current)}
        className="fixed m-0 min-w-52 rounded-md bg-raised p-1.5 shadow-pop open:animate-rise"
      >
        {items.map((item) => (
          <button
            key={item.id}
            type="button"
            role="menuitem"
            tabIndex={-1}
            onClick={() => choose(item)}
            className={clsx(
              'flex min-h-9 w-full items-center gap-3 rounded-sm px-3 text-start hover:bg-hover focus-visible:bg-hover focus-visible:outline-offset-[-2px] pointer-coarse:min-h-touch',
              item.danger ? 'text-danger' : 'text-text',
            )}
          >
            {item.icon && (
              <span className={clsx('min-w-4.5', !item.danger && 'text-muted')}>{item.icon}</span>
            )}
            {item.label}
          </button>
        ))}
      </div>
    </>
  );
}

function moveInMenu(event: KeyboardEvent, list: HTMLElement | null, button: HTMLElement | null): void {
  const entries = [...(list?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
  const at = entries.indexOf(document.activeElement as HTMLElement);
  const targets: Record<string, number> = {
    ArrowDown: (at + 1) % entries.length,
    ArrowUp: (at - 1 + entries.length) % entries.length,
    Home: 0,
    End: entries.length - 1,
  };
  const target = targets[event.key];
  if (target !== undefined) {
    event.preventDefault();
    entries[target]?.focus();
  } else if (event.key === 'Escape' || event.key === 'Tab') {
    event.preventDefault();
    event.stopPropagation();
    list?.hidePopover();
    button?.focus();
  }
}
