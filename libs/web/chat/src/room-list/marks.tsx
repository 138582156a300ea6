import { BellOff, Star } from 'lucide-react';
import { useText } from '../i18n/language-context';
import type { Entry } from './entry-row';

/** What the person marked the room with, and whether somebody calls them in it. */
export function Marks({ entry }: { entry: Entry }) {
  const text = useText();
  return (
    <>
      {entry.isMentioned && (
        <span className="font-semibold text-accent" title={text.rooms.mentioned}>
          <span aria-hidden="true">@</span>
          <span className="sr-only">{text.rooms.mentioned}</span>
        </span>
      )}
      {entry.isStarred && <Star size={14} className="text-faint" aria-label={text.rooms.starred} />}
      {entry.isMuted && <BellOff size={14} className="text-faint" aria-label={text.rooms.muted} />}
    </>
  );
}
