import { LookProvider, type ThemeChoice } from '@officehours/web-chat';
import { OfficehoursContext } from '@officehours/web-realtime';
import type { ReactNode } from 'react';
import { Link, useParams, useSearch } from 'wouter';
import { PageLook } from '../shell/page-look';
import { actedStates } from './acted-states';
import { auditStates } from './audit-states';
import { chatStates } from './chat-states';
import { dialogStates } from './dialog-states';
import { fileStates } from './file-states';
import { pageStates } from './page-states';
import { officehours } from './service';
import { voiceStates } from './voice-states';

const plain = {
  ...chatStates,
  ...actedStates,
  ...dialogStates,
  ...fileStates,
  ...voiceStates,
  ...pageStates,
  ...auditStates,
};

/** The main pages once more as they are for those who read from right to left. */
const MIRRORED: (keyof typeof plain)[] = [
  'chat-arabic',
  'chat-actions',
  'chat-failed',
  'chat-details',
  'rooms',
  'roster',
  'courses',
  'settings',
  'search',
  'sign-in',
];
const RTL = '-rtl';
const mirrored = MIRRORED.map((name) => [name + RTL, plain[name]!] as const);
const states: Record<string, () => ReactNode> = { ...plain, ...Object.fromEntries(mirrored) };

/** Every state of every screen from made-up data, without a service. `?theme=dark` and `?language=ar` set the look. */
export default function Gallery() {
  const { state } = useParams<{ state?: string }>();
  const wish = new URLSearchParams(useSearch());
  const theme = (wish.get('theme') ?? 'auto') as ThemeChoice;
  const State = state === undefined ? undefined : states[state];
  const language = wish.get('language') ?? (state?.endsWith(RTL) ? 'ar' : undefined);
  return (
    <LookProvider theme={theme} language={language}>
      <PageLook theme={theme} />
      <OfficehoursContext value={officehours}>{State ? <State /> : <Contents />}</OfficehoursContext>
    </LookProvider>
  );
}

function Contents() {
  return (
    <main className="h-full overflow-y-auto bg-bg p-6">
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-2">
        {Object.keys(states).map((name) => (
          <li key={name}>
            <Link
              href={`/dev/gallery/${name}`}
              className="flex min-h-10 items-center rounded-md border bg-raised px-3 hover:border-accent"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </main>
  );
}
