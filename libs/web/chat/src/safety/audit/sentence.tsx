import { Fragment, type ReactNode } from 'react';

export interface SentenceProps {
  /** With the places of the parts in braces: `{who} blocked {whom}`. */
  words: string;
  parts: Readonly<Record<string, ReactNode>>;
}

/** Words of the catalogue around parts that are more than words, in whatever order the language has them. */
export function Sentence({ words, parts }: SentenceProps) {
  return words
    .split(/\{(\w+)\}/u)
    .map((piece, index) => <Fragment key={index}>{index % 2 === 1 ? parts[piece] : piece}</Fragment>);
}
