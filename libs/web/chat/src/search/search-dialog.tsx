import type { Room } from '@officehours/contracts';
import { useCourses, useMe, usePeopleSearch, useSearch } from '@officehours/web-realtime';
import { Dialog } from '@officehours/web-ui';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useText } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';
import { requestOf, type SearchFilterValues } from './search-request';
import { SearchView } from './search-view';
import { placed } from '../provider/look-root';

/** What a search keeps while it is closed, so that one comes back to where one was. */
export interface SearchMemory {
  text: string;
  filters: SearchFilterValues;
  /** The id of the message one went to. */
  picked: string | null;
}

export interface SearchDialogProps {
  /** The open conversation, to search in it alone. */
  roomId: string | null;
  memory: SearchMemory;
  onMemory: (memory: SearchMemory) => void;
  onPick: (message: { id: string; seq: number }, room: Room) => void;
  onClose: () => void;
}

/** Long enough not to ask at every letter, short enough to be there when the word is. */
const PAUSE_MS = 150;

/** Search through all messages the reader may see, as they type. */
export const SearchDialog = placed(function SearchDialog({
  roomId,
  memory,
  onMemory,
  onPick,
  onClose,
}: SearchDialogProps) {
  const common = useText();
  const words = usePaneText();
  const { me } = useMe();
  const { courses } = useCourses();
  const { text, filters } = memory;
  const asked = useAfterPause(text);
  const request = useMemo(() => requestOf(asked, filters), [asked, filters]);
  const found = useSearch(request);
  const [name, setName] = useState<string | null>(null);
  const askedName = useAfterPause(name);
  const people = usePeopleSearch(askedName);
  const pane = useRef<HTMLDivElement>(null);
  const takeFocus = useEffectEvent(() => {
    const result =
      memory.picked && pane.current?.querySelector<HTMLElement>(`[data-roving="${memory.picked}"]`);
    (result || pane.current?.querySelector<HTMLElement>('input'))?.focus();
  });
  // After the dialog has opened, which gives the focus to its first button.
  useEffect(() => takeFocus(), []);
  return (
    <Dialog open title={words.search.title} closeLabel={common.close} onClose={onClose}>
      <SearchView
        paneRef={pane}
        me={me?.id ?? ''}
        text={text}
        onText={(next) => onMemory({ ...memory, text: next.slice(0, 200), picked: null })}
        filters={{
          values: filters,
          onChange: (next) => onMemory({ ...memory, filters: next, picked: null }),
          roomId,
          courses: courses.map(({ id, title }) => ({ id, name: title })),
          people: {
            onAsk: setName,
            found: { ...people, isPending: people.isPending || askedName !== name },
          },
        }}
        isIdle={request === null}
        found={found}
        picked={memory.picked}
        onPick={(message, room) => {
          onMemory({ ...memory, picked: message.id });
          onPick(message, room);
        }}
      />
    </Dialog>
  );
});

function useAfterPause<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
