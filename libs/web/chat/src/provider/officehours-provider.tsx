import { OfficehoursContext, type GetToken, type Officehours } from '@officehours/web-realtime';
import { fetchLater, useMedia } from '@officehours/web-ui';
import { Fragment, useEffect, useMemo, type ReactNode } from 'react';
import { HostContext } from './host';
import { Look, type LookProviderProps } from './look-provider';
import { SettingsContext } from './settings';
import { useClient } from './use-client';

/** The first screen is on the way for about this long; what it does not need is fetched after that. */
const FIRST_SCREEN_MS = 1_000;

interface CommonProps extends LookProviderProps {
  /** When false, Enter starts a new line and Ctrl+Enter sends. By itself so on a touch screen, whose keyboard has no Shift+Enter. */
  enterSends?: boolean;
  /** Puts conversations with unread messages above the others. */
  unreadFirst?: boolean;
  /** Offered when the session has ended. */
  onSignIn?: () => void;
  children: ReactNode;
}

export type OfficehoursProviderProps = CommonProps &
  (
    | {
        /** Origin of the service, `https://chat.example`; empty for the page's own. */
        baseUrl: string;
        /** A token of the host platform; a new one is taken over without reconnecting; with another person's all below begins anew. */
        token: string;
        getToken?: undefined;
        userId?: undefined;
        client?: undefined;
      }
    | {
        baseUrl: string;
        /** Asked for a token of the host platform whenever one is needed: at the start, before one ends, after one was refused. Null: signed out. */
        getToken: GetToken;
        /** Whose tokens they are, their `sub`; with another one all below begins anew, and what the browser kept of the former is removed. */
        userId: string;
        token?: undefined;
        client?: undefined;
      }
    | {
        /** A client the host made itself; it starts and stops it. */ client: Officehours;
        baseUrl?: undefined;
        token?: undefined;
        getToken?: undefined;
        userId?: undefined;
      }
  );

/** Everything the chat's components need around them: the connection, the look, the language. It has no element, and styles nothing of the page. */
export function OfficehoursProvider({
  enterSends,
  unreadFirst = false,
  onSignIn,
  children,
  ...props
}: OfficehoursProviderProps) {
  const { client, turn } = useClient(props);
  const isTouch = useMedia('(pointer: coarse)');
  const settings = useMemo(
    () => ({ enterSends: enterSends ?? !isTouch, unreadFirst }),
    [enterSends, isTouch, unreadFirst],
  );
  const host = useMemo(() => ({ onSignIn }), [onSignIn]);
  useEffect(() => {
    const timer = setTimeout(() => void fetchLater(), FIRST_SCREEN_MS);
    return () => clearTimeout(timer);
  }, []);
  const { language, strings, theme, slots, timeZone } = props;
  return (
    <OfficehoursContext value={client}>
      <HostContext value={host}>
        <SettingsContext value={settings}>
          <Look {...{ language, strings, theme, slots, timeZone }}>
            <Fragment key={turn}>{children}</Fragment>
          </Look>
        </SettingsContext>
      </HostContext>
    </OfficehoursContext>
  );
}
