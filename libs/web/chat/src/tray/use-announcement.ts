import type { OutgoingFile } from '@officehours/web-realtime';
import { useEffect, useRef, useState } from 'react';
import { useFormat } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';
import { reasonOf } from './file-words';

/** What happens within this time is said together. */
const TOGETHER_MS = 800;

/** What is said of a tray to who does not see it: what came, what was refused and why, and when all is there. */
export function useAnnouncement(files: readonly OutgoingFile[], maxBytes: number | null): string {
  const words = usePaneText().tray;
  const { locale } = useFormat();
  const [said, setSaid] = useState('');
  const told = useRef<readonly OutgoingFile[]>([]);
  useEffect(() => {
    const timer = setTimeout(() => {
      const before = new Map(told.current.map((file) => [file.key, file]));
      told.current = files;
      const added = files.filter(({ key }) => !before.has(key));
      const refused = files.filter(({ key, refusal }) => refusal && !before.get(key)?.refusal);
      const done = files.filter(({ key, attachment }) => attachment && !before.get(key)?.attachment);
      const isAllDone = done.length > 0 && files.every(({ attachment }) => attachment);
      const lines = [
        added.length > 0 && words.added(added.length),
        ...refused.map(({ name, refusal }) =>
          words.oneRefused(name, reasonOf(refusal!, words, locale, maxBytes)),
        ),
        done.length > 0 &&
          (isAllDone && files.length > 1
            ? words.allDone
            : done.map(({ name }) => words.oneDone(name)).join('. ')),
      ];
      const line = lines.filter(Boolean).join('. ');
      if (line !== '') setSaid(line);
    }, TOGETHER_MS);
    return () => clearTimeout(timer);
  }, [files, words, locale, maxBytes]);
  return said;
}
