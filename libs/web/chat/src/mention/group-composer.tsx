import type { Participant } from '@officehours/contracts';
import { Composer } from '../composer/composer';
import { useRoomComposer, type RoomComposerProps } from '../room/room-composer';
import { MentionList } from './mention-list';
import { mentioned } from './mention-query';
import { useMentions } from './use-mentions';

export interface GroupComposerProps extends RoomComposerProps {
  /** Who can be called by name. */
  people: readonly Participant[];
}

/** The composer of a room of more than two, in which people are called by name. */
export default function GroupComposer({ people, ...props }: GroupComposerProps) {
  const composer = useRoomComposer(props, (content) => mentioned(people, content));
  const { text, onText } = composer;
  const mentions = useMentions({ people, text, input: props.inputRef, onText });
  return (
    <div className="relative" onKeyDownCapture={mentions.onKeyDownCapture}>
      {mentions.matches.length > 0 && (
        <MentionList
          people={mentions.matches}
          chosen={mentions.chosen}
          input={props.inputRef}
          onTake={mentions.take}
        />
      )}
      <Composer {...composer} onText={mentions.typed} />
    </div>
  );
}
