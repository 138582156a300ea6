import type { Attachment } from '@officehours/contracts';
import { useState } from 'react';
import { useOfficehours } from '../client/context';
import type { Officehours } from '../client/officehours';
import { useStore } from '../hooks/use-store';
import { Films, type FilmState } from './films';

export interface Film extends FilmState {
  /** Once all of it is there and it was asked for here. */
  blob: Blob | null;
  /** @param isWanted Asked while it comes: the place it was to be shown in may be gone. */
  start(isWanted: () => boolean): void;
  cancel(): void;
}

const IDLE: FilmState = { fraction: null, error: null };
const byClient = new WeakMap<Officehours, Films>();

/** A film that is fetched when it is asked for; on its way it goes on while its row is out of sight. */
export function useFilm(file: Attachment): Film {
  const films = filmsOf(useOfficehours());
  const state = useStore(films.states, (all) => all.get(file.id)) ?? IDLE;
  const [blob, setBlob] = useState<Blob | null>(null);
  return {
    ...state,
    blob,
    start: (isWanted) => void films.load(file, isWanted).then(setBlob),
    cancel: () => films.cancel(file.id),
  };
}

function filmsOf(client: Officehours): Films {
  const films = byClient.get(client) ?? new Films(client);
  byClient.set(client, films);
  return films;
}
