import { rest } from '../rest';
import type { RestRow } from './world';

/** As a browser has them: a point of the curve and sixteen bytes. */
export const KEYS = { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) };
let count = 0;
export const newEndpoint = (): string => `https://fcm.googleapis.com/fcm/send/${(count += 1)}-${Date.now()}`;

export const notificationRows: Record<string, RestRow> = {
  'GET /api/notification/options': () => ({ path: '/api/notification/options' }),
  'GET /api/notification/settings': () => ({ path: '/api/notification/settings' }),
  'GET /api/notification/unsubscribe': () => ({ path: '/api/notification/unsubscribe?token=none' }),
  'GET /api/notification/unsubscribe/style.css': () => ({
    path: '/api/notification/unsubscribe/style.css',
  }),
  'POST /api/notification/unsubscribe': () => ({ path: '/api/notification/unsubscribe?token=none' }),
  'PATCH /api/notification/settings': () => ({
    path: '/api/notification/settings',
    body: { showText: false },
  }),
  'PUT /api/notification/subscription': () => ({
    path: '/api/notification/subscription',
    body: { endpoint: newEndpoint(), keys: KEYS },
  }),
  'DELETE /api/notification/subscription/:id': async ({ server, people, author }) => {
    const subscription = { endpoint: newEndpoint(), keys: KEYS };
    const path = '/api/notification/subscription';
    const { body } = await rest(server, people[author]).put<{ id: string }>(path, subscription);
    return { path: `${path}/${body.id}` };
  },
};
