import type { Attachment } from '@officehours/contracts';
import { useFilm } from '@officehours/web-realtime';
import { useRef, useState } from 'react';
import { FileCard } from '../file-card';
import { FilmPlayer } from './film-player';
import { FilmView } from './film-view';

/** A film in the conversation: fetched and played on wish; what the browser cannot play is downloaded. */
export function Film({ file }: { file: Attachment }) {
  return canPlay(file.mimeType) ? <PlayableFilm file={file} /> : <FileCard file={file} />;
}

function PlayableFilm({ file }: { file: Attachment }) {
  const { blob, fraction, error, start, cancel } = useFilm(file);
  const place = useRef<HTMLDivElement>(null);
  const [isBroken, setBroken] = useState(false);
  const play = (): void => {
    // The list outlives its rows; when it is gone too, nobody waits any more.
    const around = place.current?.closest('[role=log], dialog') ?? null;
    start(() => around === null || around.isConnected);
  };
  return (
    <div ref={place}>
      <FilmView {...{ file, fraction, error, isBroken }} onPlay={play} onCancel={cancel}>
        {blob && <FilmPlayer blob={blob} name={file.name} onBroken={() => setBroken(true)} />}
      </FilmView>
    </div>
  );
}

const known = new Map<string, boolean>();

/** Whether this browser plays films of a type, as far as it says. */
function canPlay(mimeType: string): boolean {
  const said = known.get(mimeType) ?? document.createElement('video').canPlayType(mimeType) !== '';
  known.set(mimeType, said);
  return said;
}
