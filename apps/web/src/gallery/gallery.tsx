import { LookProvider, type ThemeChoice } from '@officehours/web-chat';
import { Link, useParams, useSearch } from 'wouter';
import { PageLook } from '../shell/page-look';
import { OfficehoursContext } from '@officehours/web-realtime';
import { auditStates } from './audit-states';
import { chatStates } from './chat-states';
import { fileStates } from './file-states';
import { officehours } from './files';
import { pageStates } from './page-states';
import { voiceStates } from './voice-states';

const states = { ...chatStates, ...fileStates, ...voiceStates, ...pageStates, ...auditStates };

/** Every state of every screen from made-up data, without a service. `?theme=dark` and `?language=ar` set the look. */
export default function Gallery() {
  const { state } = useParams<{ state?: string }>();
  const wish = new URLSearchParams(useSearch());
  const theme = (wish.get('theme') ?? 'auto') as ThemeChoice;
  const State = state === undefined ? undefined : states[state];
  return (
    <LookProvider theme={theme} language={wish.get('language') ?? undefined}>
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
