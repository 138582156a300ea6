import type { ChosenFile } from '../attachments/types';

export function chosen(name: string, content: BlobPart = name, type = 'text/plain'): ChosenFile {
  return { name, blob: new Blob([content], { type }) };
}
