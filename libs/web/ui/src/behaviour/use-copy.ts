import { useState } from 'react';

/** Copies a text; `copied` says that it was, and stays. */
export function useCopy(): { copied: boolean; copy: (text: string) => Promise<void> } {
  const [copied, setCopied] = useState(false);
  const copy = async (text: string): Promise<void> => {
    if (await copyText(text)) setCopied(true);
  };
  return { copied, copy };
}

/**
 * Over plain http there is no `navigator.clipboard`, and in a frame of another site it refuses: the older way, a `copy`
 * event that is asked for and answered at once, works in both as long as the person has just clicked.
 */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByEvent(text);
  }
}

function copyByEvent(text: string): boolean {
  let isTaken = false;
  const answer = (event: Event): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!(event instanceof ClipboardEvent) || event.type !== 'copy') return;
    event.clipboardData?.setData('text/plain', text);
    isTaken = true;
  };
  // WebKit asks by `beforecopy` whether there is something to copy where nothing is selected.
  const events = ['beforecopy', 'copy'];
  for (const name of events) document.addEventListener(name, answer, true);
  try {
    return document.execCommand('copy') && isTaken;
  } finally {
    for (const name of events) document.removeEventListener(name, answer, true);
  }
}
