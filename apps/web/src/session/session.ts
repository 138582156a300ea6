import { createSession } from '@officehours/web-realtime';

/** The session of this page, made once outside React. */
export const session = createSession({ baseUrl: '' });
