import type { Id, UploadRules } from '@officehours/contracts';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useOfficehours } from '../client/context';
import { useStore } from '../hooks/use-store';
import { progressOf } from './progress-of';
import type { ChosenFile, FileProgress, OutgoingFile } from './types';
import { unkeptOf } from './unkept';
import { useTray } from './use-tray';

export interface FileTray {
  /** In the order in which they will be in the message. */
  files: readonly OutgoingFile[];
  progressOf: (file: OutgoingFile) => FileProgress;
  /** False when some of them are lost with this page: they are more than the browser keeps. */
  isKept: boolean;
  /** What a file may be; null until `prepare` or a file asked for it. */
  rules: UploadRules | null;
  /** A file is about to be chosen. */
  prepare: () => void;
  /** Resolves with how many were left out, since a message has no room for them. */
  add: (chosen: readonly ChosenFile[]) => Promise<number>;
  remove: (key: string) => void;
  retry: (key: string) => void;
}

/** The files of a room's next message. What cannot be done without network is done when it is back. */
export function useFileTray(roomId: Id): FileTray {
  const client = useOfficehours();
  const files = useTray(roomId);
  const progress = useStore(client.files.progress);
  const isKept = useStore(unkeptOf(client.files), (rooms) => !rooms.has(roomId));
  const [isWanted, setWanted] = useState(false);
  const rules = useRules(isWanted || files.length > 0);
  const calls = useMemo(() => {
    const work = () => client.files.work();
    const quietly = (done: Promise<unknown>) => void done.catch(() => undefined);
    return {
      add: async (chosen: readonly ChosenFile[]) => (await work()).tray.add(roomId, chosen),
      remove: (key: string) => quietly(work().then(({ tray }) => tray.remove(roomId, key))),
      retry: (key: string) => quietly(work().then(({ tray }) => tray.retry(roomId, key))),
    };
  }, [client, roomId]);
  // Here before it is needed, so that files can be chosen without network too.
  useEffect(() => void client.files.work().catch(() => undefined), [client]);
  const prepare = useCallback(() => setWanted(true), []);
  return { ...calls, files, isKept, rules, prepare, progressOf: (file) => progressOf(file, progress) };
}

function useRules(isWanted: boolean): UploadRules | null {
  const { files } = useOfficehours();
  const [rules, setRules] = useState<UploadRules | null>(null);
  useEffect(() => {
    if (!isWanted || rules) return;
    let isHere = true;
    const ask = async () => {
      const known = await (await files.work()).rules();
      if (isHere) setRules(known);
    };
    ask().catch(() => undefined);
    return () => {
      isHere = false;
    };
  }, [files, isWanted, rules]);
  return rules;
}
