import { LookProvider } from '@officehours/web-chat';
import { lazy, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { usePreferences } from './preferences/preferences';
import { SessionGate } from './session/session-gate';
import { PageBoundary } from './shell/page-boundary';
import { PageLook } from './shell/page-look';

const Gallery = lazy(() => import('./gallery/gallery'));

/** The whole app: how it looks, then who is there, then the page. */
export function App() {
  const { language, theme } = usePreferences();
  return (
    <LookProvider language={language ?? undefined} theme={theme}>
      <PageLook theme={theme} />
      <PageBoundary>
        <Suspense>
          <Switch>
            <Route path="/dev/gallery/:state?">
              <Gallery />
            </Route>
            <Route>
              <SessionGate />
            </Route>
          </Switch>
        </Suspense>
      </PageBoundary>
    </LookProvider>
  );
}
