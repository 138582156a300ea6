import { Button, Placeholder } from '@officehours/web-ui';
import { CheckCheck, SearchX } from 'lucide-react';
import { useRef } from 'react';
import { usePaneText } from '../i18n/pane-text';
import { useFocusGoing } from '../message-list/use-focus-behind';

/** In the place of the list: of this name there is nobody, or without a name nothing is unread. */
export function NothingFound({ query, onShowAll }: { query: string; onShowAll: () => void }) {
  const words = usePaneText().found;
  const place = useRef<HTMLDivElement>(null);
  // Back to what one looked for, as from the cross in its field.
  useFocusGoing(place, ({ parentElement }) => parentElement?.querySelector('input')?.focus());
  const action = <Button onClick={onShowAll}>{words.showAll}</Button>;
  return (
    <div ref={place} className="m-auto w-full">
      {query ? (
        <Placeholder icon={<SearchX size={24} />} title={words.noMatch} action={action}>
          {words.noMatchHint(query)}
        </Placeholder>
      ) : (
        <Placeholder icon={<CheckCheck size={24} />} title={words.nothingUnread} action={action}>
          {words.nothingUnreadHint}
        </Placeholder>
      )}
    </div>
  );
}
