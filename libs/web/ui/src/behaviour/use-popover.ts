import { useRef, useState, type ToggleEvent } from 'react';
import { placeBeside } from './place-beside';

/** A panel in the browser's top layer beside the button that opens and closes it. */
export function usePopover() {
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const wasOpen = useRef(false);
  const hide = (): void => panel.current?.hidePopover();
  const place = (): void => {
    if (panel.current && button.current) placeBeside(panel.current, button.current);
  };
  const show = (): void => {
    panel.current?.showPopover();
    place();
  };
  /** By touch the panel is closed before the click of the same press, which must not open it again. */
  const onPointerDown = (): void => void (wasOpen.current = isOpen);
  /** Whether the press is to open it; closes it otherwise. */
  const opens = (): boolean => {
    if (isOpen) hide();
    const isFresh = !isOpen && !wasOpen.current;
    wasOpen.current = false;
    return isFresh;
  };
  const onToggle = ({ newState }: ToggleEvent): void => setOpen(newState === 'open');
  return { button, panel, isOpen, hide, place, show, opens, onPointerDown, onToggle };
}
