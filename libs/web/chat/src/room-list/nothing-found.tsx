import { Placeholder } from '@officehours/web-ui';
import { CheckCheck, SearchX } from 'lucide-react';
import { usePaneText } from '../i18n/pane-text';

/** In the place of the list: of this name there is nobody, or without a name nothing is unread. */
export function NothingFound({ query }: { query: string }) {
  const words = usePaneText().found;
  return query ? (
    <Placeholder icon={<SearchX size={24} />} title={words.noMatch}>
      {words.noMatchHint(query)}
    </Placeholder>
  ) : (
    <Placeholder icon={<CheckCheck size={24} />} title={words.nothingUnread}>
      {words.nothingUnreadHint}
    </Placeholder>
  );
}
