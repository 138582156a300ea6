import { SearchDialog, usePaneText, useText, type SearchMemory } from '@officehours/web-chat';
import { useMe } from '@officehours/web-realtime';
import { IconButton } from '@officehours/web-ui';
import { ArrowLeft, X } from 'lucide-react';
import { useState } from 'react';
import { useLocation, useRoute } from 'wouter';
import { PATHS, roomPath } from './paths';

/** The search through messages, and the way back to its results from the message one went to. */
export default function SearchPane({
  isOpen,
  onOpen,
}: {
  isOpen: boolean;
  onOpen: (isOpen: boolean | null) => void;
}) {
  const { me } = useMe();
  const [, navigate] = useLocation();
  const [, chat] = useRoute(PATHS.chat);
  const [memory, setMemory] = useState<SearchMemory>({ text: '', filters: {}, picked: null });
  if (!me) return null;
  return (
    <>
      {/* Also behind the results, so that the focus finds its way back to it. */}
      {memory.picked !== null && <WayBack onBack={() => onOpen(true)} onDismiss={() => onOpen(null)} />}
      {isOpen && (
        <SearchDialog
          roomId={chat?.chatRoomId ?? null}
          memory={memory}
          onMemory={setMemory}
          onClose={() => onOpen(false)}
          onPick={({ seq }, room) => {
            const isByKey = document.activeElement?.matches(':focus-visible') === true;
            onOpen(false);
            navigate(`${roomPath(room, me.id)}?at=${seq}`, { state: { isByKey } });
          }}
        />
      )}
    </>
  );
}

function WayBack({ onBack, onDismiss }: { onBack: () => void; onDismiss: () => void }) {
  const text = useText();
  const words = usePaneText();
  return (
    <div className="fixed inset-x-0 top-18 z-30 mx-auto flex w-fit animate-rise items-center rounded-full border bg-raised ps-1 shadow-pop">
      <button
        type="button"
        onClick={onBack}
        className="flex min-h-9 items-center gap-2 rounded-full px-3 text-sm font-medium hover:bg-hover pointer-coarse:min-h-11"
      >
        <ArrowLeft size={16} className="rtl:-scale-x-100" />
        {words.search.back}
      </button>
      <IconButton label={text.close} onClick={onDismiss} className="rounded-full">
        <X size={16} />
      </IconButton>
    </div>
  );
}
