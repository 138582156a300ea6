import { fetchMarkdown } from '@officehours/web-chat';
import { createSession, fetchAhead } from '@officehours/web-realtime';
import { roomIdAt } from '../shell/paths';

/** The session of this page, made once outside React. */
export const session = createSession({ baseUrl: '' });

/**
 * Asks who is there, for what draws the room at this address, and for the room itself as soon as it is known who is there:
 * all of it takes longer than to draw the page.
 */
export function startSession(): void {
  const end = session.subscribe(() => {
    const { client } = session.getState();
    if (!client) return;
    end();
    const roomId = roomIdAt(location.pathname);
    if (roomId) fetchAhead(client, roomId);
  });
  session.start();
  if (roomIdAt(location.pathname)) fetchMarkdown();
}
