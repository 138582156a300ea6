import type { Course } from '@officehours/contracts';
import { useMe, usePeers, useStartChat, type Peer } from '@officehours/web-realtime';
import { Button, SearchField } from '@officehours/web-ui';
import { MessageCircle } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';
import { Avatar } from '../slots/avatar';

export interface PeersProps {
  course: Course;
  onOpen: (roomId: string, otherId: string) => void;
}

/** The other students of a course that lets them write to each other. */
export function Peers({ course, onOpen }: PeersProps) {
  const text = useText();
  const words = usePaneText();
  const { me } = useMe();
  const [query, setQuery] = useState('');
  const { peers, isPending } = usePeers(course.id, query.trim());
  const start = useStartChat();
  if (!me) return null;
  const chat = async ({ id, chatRoomId }: Peer): Promise<void> => {
    const pair = { studentId: me.id, instructorId: id, courseId: course.id };
    onOpen(chatRoomId ?? (await start.startChat(pair)).id, id);
  };
  return (
    <section className="mt-4 flex flex-col gap-2">
      <h4 className="text-sm font-semibold text-muted">{words.safety.peers}</h4>
      <SearchField label={words.safety.findPeers} clearLabel={text.clear} value={query} onChange={setQuery} />
      <ul aria-label={words.safety.peers} className="flex max-h-72 flex-col gap-1 overflow-y-auto">
        {peers.map((peer) => (
          <li key={peer.id} className="flex min-h-12 items-center gap-3">
            <Avatar id={peer.id} name={peer.name} src={peer.avatarUrl} size="sm" online={peer.online} />
            <span className="min-w-0 flex-1 truncate">
              <bdi>{peer.name}</bdi>
            </span>
            <Button
              size="sm"
              disabled={start.isPending}
              aria-label={words.people.open(peer.name)}
              // The hook keeps the error, which is shown below the list.
              onClick={() => void chat(peer).catch(() => undefined)}
            >
              <MessageCircle size={16} />
              <span className="max-sm:hidden">{text.rooms.start}</span>
            </Button>
          </li>
        ))}
        {!isPending && peers.length === 0 && <li className="text-sm text-muted">{words.safety.noPeers}</li>}
      </ul>
      {start.error && (
        <p role="alert" className="text-sm text-danger">
          {text.errors.unknown}
        </p>
      )}
    </section>
  );
}
