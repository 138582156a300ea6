import clsx from 'clsx';
import { useCode } from '@officehours/web-ui';
import { memo, type ReactNode } from 'react';
import { PieceBoundary } from './piece-boundary';
import { linkify } from './linkify';
import { needsOf, type ContentNeeds } from './needs';
import { pieceFor } from './pieces';

export interface MessageContentProps {
  content: string;
  isJumbo?: boolean;
  /** Goes to the end of the last line. */
  trailer?: ReactNode;
}

/** The text of a message. What is plain needs no further script; the rest stands as plain text until its script is there, and stays so if it cannot be had. */
export const MessageContent = memo(function MessageContent({
  content,
  isJumbo = false,
  trailer,
}: MessageContentProps) {
  const needs = needsOf(content);
  const plain = <PlainContent content={content} isJumbo={isJumbo} trailer={trailer} />;
  if (!needs.markdown) return plain;
  return (
    <PieceBoundary fallback={plain}>
      <RichContent content={content} needs={needs} trailer={trailer} plain={plain} />
    </PieceBoundary>
  );
});

interface RichContentProps extends MessageContentProps {
  needs: ContentNeeds;
  plain: ReactNode;
}

function RichContent({ content, needs, trailer, plain }: RichContentProps) {
  const draw = useCode(pieceFor(needs));
  if (!draw) return plain;
  return (
    <div className="oh-prose" dir="auto">
      {draw(content)}
      <span className="oh-trailer">{trailer}</span>
    </div>
  );
}

function PlainContent({ content, isJumbo, trailer }: MessageContentProps) {
  return (
    <p
      dir="auto"
      className={clsx(
        'wrap-anywhere whitespace-pre-wrap',
        isJumbo && 'text-[length:calc(2.5*var(--oh-rem))] leading-tight',
      )}
    >
      {linkify(content).map((part, index) =>
        part.href ? (
          <a
            key={index}
            href={part.href}
            target="_blank"
            rel="noopener noreferrer nofollow"
            className="text-accent underline underline-offset-2"
          >
            {part.text}
          </a>
        ) : (
          part.text
        ),
      )}
      {trailer}
    </p>
  );
}
