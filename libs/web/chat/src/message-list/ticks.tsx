import type { SendStatus } from '@officehours/web-realtime';
import clsx from 'clsx';
import { useText } from '../i18n/language-context';

const SHAPES: Record<SendStatus, string> = {
  sending: 'M8 4.5V8l2.2 1.6M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z',
  sent: 'm3 8.5 3.2 3.2L13 5',
  delivered: 'm5 8.3 2.1 2.1L11 6.2M14.5 8a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0Z',
  read: 'm.8 8.5 3.2 3.2L10.8 5M7.4 11.2l.5.5L14.7 5',
  failed: 'M8 4.5v4.5M8 11.5v.01M14.5 8a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0Z',
};

/** How far an own message has come: a clock, a tick, a tick in a circle, two ticks. The shape tells it, the colour only repeats it. */
export function Ticks({ status }: { status: SendStatus }) {
  const text = useText();
  return (
    <span className="inline-flex" title={text.message[status]}>
      <svg
        viewBox="0 0 16 16"
        width={16}
        height={16}
        fill="none"
        stroke="currentColor"
        strokeWidth={1.6}
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        className={clsx(status === 'read' && 'text-accent', status === 'failed' && 'text-danger')}
      >
        <path d={SHAPES[status]} />
      </svg>
      <span className="sr-only">{text.message[status]}</span>
    </span>
  );
}
