import type { NamedPerson, Participant } from '@officehours/contracts';
import { MessageRow } from './message-row';
import type { Row } from './rows';
import { AuthorName, ConversationIntro, DaySeparator, UnreadDivider } from './separators';

export interface RowViewProps {
  row: Row;
  /** The participants, and those who were as far as their names are known. */
  people: ReadonlyMap<string, NamedPerson>;
  others: readonly Participant[];
  isDirect: boolean;
  memberCount: number;
  isTabStop: boolean;
  isTarget: boolean;
}

/** One row of the list, whatever its kind. */
export function RowView({ row, people, isTabStop, isTarget, ...room }: RowViewProps) {
  switch (row.kind) {
    case 'intro':
      return <ConversationIntro {...room} />;
    case 'day':
      return <DaySeparator at={row.at} />;
    case 'unread':
      return <UnreadDivider />;
    case 'author':
      return <AuthorName id={row.senderId} name={people.get(row.senderId)?.name} />;
    case 'message':
      return (
        <MessageRow
          item={row.item}
          author={people.get(row.item.senderId ?? '') ?? null}
          startsRun={row.startsRun}
          endsRun={row.endsRun}
          isTabStop={isTabStop}
          isTarget={isTarget}
        />
      );
  }
}
