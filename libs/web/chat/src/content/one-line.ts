import { plainText, type FilesSummary } from '@officehours/contracts';
import type { Messages } from '../i18n/en';

/** A message on one line: what files it has, and what it says. */
export function oneLine(content: string, files: FilesSummary | null | undefined, text: Messages): string {
  const words = plainText(content, text.message.formula);
  if (!files) return words;
  return [text.message.files[files.kind](files.count), words].filter(Boolean).join(' · ');
}
