import type { Participant, Room } from '@officehours/contracts';
import { useBlocks, useSafety } from '@officehours/web-realtime';
import { Button } from '@officehours/web-ui';
import { Ban } from 'lucide-react';
import { useState } from 'react';
import { AskDialog } from '../group/ask-dialog';
import { useAttempt } from '../group/use-attempt';
import { usePaneText } from '../i18n/pane-text';

/** Blocking the other one of a direct conversation, and letting them go. */
export function BlockSection({ room, me }: { room: Room; me: string }) {
  const other = room.participants.find(({ id }) => id !== me);
  return other ? <Blocking person={other} /> : null;
}

function Blocking({ person }: { person: Participant }) {
  const words = usePaneText().safety;
  const { blocks, isPending } = useBlocks();
  const { block, unblock } = useSafety();
  const { isBusy, failure, attempt } = useAttempt();
  const [isAsking, setAsking] = useState(false);
  const isBlocked = blocks.some((one) => one.person.id === person.id);
  if (isPending) return null;
  return (
    <section className="flex flex-col items-start gap-3 border-t px-5 py-5 text-sm">
      {isBlocked && <p className="text-muted">{words.blocked}</p>}
      {isBlocked ? (
        <Button size="sm" disabled={isBusy} onClick={() => attempt(() => unblock(person.id))}>
          {words.unblock(person.name)}
        </Button>
      ) : (
        <Button size="sm" variant="danger" disabled={isBusy} onClick={() => setAsking(true)}>
          <Ban size={16} />
          {words.block(person.name)}
        </Button>
      )}
      {isAsking && (
        <AskDialog
          title={words.blockTitle(person.name)}
          hint={words.blockHint}
          confirm={words.blockNow}
          onConfirm={() => attempt(() => block(person.id))}
          onClose={() => setAsking(false)}
        />
      )}
      {failure && (
        <p role="alert" className="text-danger">
          {failure}
        </p>
      )}
    </section>
  );
}
