import type { Attachment } from '@officehours/contracts';
import { useState } from 'react';
import { useOfficehours } from '../client/context';
import { OfficehoursError } from '../rest/error';
import { blobAt, filePath } from './use-file';

export interface Download {
  isRunning: boolean;
  /** Why the last one did not work. */
  error: OfficehoursError | null;
  start(): void;
}

/** Saves a file on the reader's device under its name. */
export function useDownload(file: Attachment): Download {
  const { rest } = useOfficehours();
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<OfficehoursError | null>(null);
  const run = async (): Promise<void> => {
    setRunning(true);
    setError(null);
    try {
      save(await blobAt(rest, filePath(file, 'all')), file.name);
    } catch (reason) {
      setError(reason instanceof OfficehoursError ? reason : new OfficehoursError('network'));
    }
    setRunning(false);
  };
  return {
    isRunning,
    error,
    start: () => {
      if (!isRunning) void run();
    },
  };
}

/** So long the bytes are kept for the browser, in milliseconds. */
const HELD_MS = 60_000;

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Safari takes hold of it only after having asked whether to.
  setTimeout(() => URL.revokeObjectURL(url), HELD_MS);
}
