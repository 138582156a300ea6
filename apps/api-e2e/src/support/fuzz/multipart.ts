import { MARK } from './stand-ins';

const BOUNDARY = 'the-boundary-of-the-parts';

/** A form of these fields; of `file` a small file is made whose name and text are the field's value. */
export function partsOf(value: unknown): { text: string; headers: Record<string, string> } {
  const fields = typeof value === 'object' && value !== null ? Object.entries(value) : [['file', value]];
  const parts = fields.map(([name, field]) => partOf(String(name), textOf(field)));
  return {
    text: `${parts.join('')}--${BOUNDARY}--\r\n`,
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  };
}

const textOf = (field: unknown): string =>
  typeof field === 'string' ? field : (JSON.stringify(field) ?? '');

function partOf(name: string, text: string): string {
  // What would end the line ends the header; that is a case, too, but not one of every odd text.
  const quoted = text.replaceAll(/["\r\n]/g, '_').slice(0, 300);
  const file = name === 'file' ? `; filename="${quoted}.txt"\r\nContent-Type: text/plain` : '';
  const content = name === 'file' ? `${text} ${MARK}` : text;
  return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${content}\r\n`;
}
