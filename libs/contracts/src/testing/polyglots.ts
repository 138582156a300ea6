/** A file that is a page to one program and something else to another. Where it runs, it calls `canary`. */
export interface Polyglot {
  name: string;
  /** Each character is a byte. */
  content: string;
  /** The answer to its upload: 201 is taken, and must be served as nothing that runs. */
  status: number;
}

const PAGE = '<!doctype html><html><script>canary()</script></html>';

const ENDINGS = ['html', 'svg', 'txt', 'pdf', 'png'];

/** What is before the page, and the answer to it under each ending. */
const HEADS: [head: string, html: number, svg: number, txt: number, pdf: number, png: number][] = [
  ['', 415, 415, 201, 415, 415],
  ['GIF89a', 415, 415, 415, 415, 415],
  ['%PDF-1.7\n', 415, 415, 415, 201, 415],
  ['\x89PNG\r\n\x1a\n', 415, 415, 415, 415, 415],
  ['\xff\xd8\xff', 415, 415, 415, 415, 415],
  ['PK\x03\x04', 415, 415, 415, 415, 415],
  ['RIFF....WEBP', 415, 415, 415, 415, 415],
  ['\xef\xbb\xbf', 415, 415, 201, 415, 415],
];

/** Pages in disguise, forty of them. */
export const polyglots: readonly Polyglot[] = HEADS.flatMap(([head, ...statuses]) =>
  statuses.map((status, index) => ({ name: `a.${ENDINGS[index]}`, content: head + PAGE, status })),
);
