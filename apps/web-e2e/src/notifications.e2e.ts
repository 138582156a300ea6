import { expect, type BrowserContext, type Page } from '@playwright/test';

import { enter, instructor, log, student } from './support/demo';
import { device } from './support/service';
import { test } from './support/test';

/** As the push service of a browser does: hands a push to the app's worker. */
async function deliver(context: BrowserContext, page: Page, push: object): Promise<void> {
  const session = await context.newCDPSession(page);
  const registrations = new Promise<{ registrationId: string }[]>((settle) =>
    session.on(
      'ServiceWorker.workerRegistrationUpdated',
      ({ registrations: all }) => all.length > 0 && settle(all),
    ),
  );
  await session.send('ServiceWorker.enable');
  const [registration] = await registrations;
  await session.send('ServiceWorker.deliverPushMessage', {
    origin: new URL(page.url()).origin,
    registrationId: registration?.registrationId ?? '',
    data: JSON.stringify(push),
  });
  await session.detach();
}

const notices = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return (await registration.getNotifications()).map(({ title, body }) => `${title}: ${body}`);
  });

test('a push says who wrote, folds several, shows each message once, and goes when it was read elsewhere', async ({
  browser,
  request,
}) => {
  const lena = await device(request, instructor);
  const room = await lena.roomWith(student);
  const page = await enter(browser, student);
  const context = page.context();
  await context.grantPermissions(['notifications']);
  await page.evaluate(() => navigator.serviceWorker.ready);
  // The worker tells nothing to who looks at the app.
  const away = await context.newPage();
  await away.goto('about:blank');
  await away.bringToFront();
  const push = (seq: number) => ({
    kind: 'message',
    messageId: String(seq),
    chatRoomId: room.id,
    seq,
    from: instructor,
    room: null,
    path: `/learningDashboard/studentChat/x/${room.id}?at=1`,
  });
  await page.evaluate(() => Object.defineProperty(document, 'visibilityState', { value: 'hidden' }));
  await deliver(context, page, push(9_001));
  await expect.poll(() => notices(page)).toEqual([`${instructor}: New message`]);
  await deliver(context, page, push(9_002));
  await expect.poll(() => notices(page)).toEqual([`${instructor}: 2 new messages`]);
  await deliver(context, page, push(9_002));
  await deliver(context, page, { kind: 'read', chatRoomId: room.id, seq: 9_002 });
  await expect.poll(() => notices(page)).toEqual([]);
  await deliver(context, page, push(9_001));
  await deliver(context, page, push(9_003));
  await expect.poll(() => notices(page)).toEqual([`${instructor}: New message`]);
});

test('a device is added and removed in the settings, and quiet hours are kept for the person', async ({
  browser,
}) => {
  const page = await enter(browser, student);
  await page.context().grantPermissions(['notifications']);
  // No push service answers here: the browser's part is played, what the service is told is real.
  await page.evaluate(() => {
    const keys = { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) };
    const subscription = {
      toJSON: () => ({ endpoint: 'https://fcm.googleapis.com/fcm/send/one', keys }),
      unsubscribe: () => Promise.resolve(true),
    };
    Object.assign(PushManager.prototype, {
      subscribe: () => Promise.resolve(subscription),
      getSubscription: () => Promise.resolve(subscription),
    });
  });
  await page.getByRole('button', { name: /^Account menu/ }).click();
  await page.getByRole('menuitem', { name: 'Settings' }).click();
  const here = page.getByRole('switch', { name: /^Tell me on this device/ });
  const added = page.waitForResponse((response) => response.url().endsWith('/notification/subscription'));
  await here.click();
  expect((await added).status()).toBe(200);
  await expect(here).toBeChecked();
  const removed = page.waitForResponse((response) => response.request().method() === 'DELETE');
  await here.click();
  expect((await removed).status()).toBe(204);
  await expect(here).not.toBeChecked();

  const quiet = page.getByRole('switch', { name: /^Quiet hours/ });
  await quiet.click();
  const saved = page.waitForResponse((response) => response.request().method() === 'PATCH');
  await page.getByLabel('From', { exact: true }).fill('21:30');
  expect((await saved).status()).toBe(200);
  await page.reload();
  await expect(page.getByLabel('From', { exact: true })).toHaveValue('21:30');
  await page.getByRole('switch', { name: /^Quiet hours/ }).click();
  await expect(page.getByLabel('From', { exact: true })).toHaveCount(0);
});

test('at night a message can be sent silently', async ({ browser }) => {
  const page = await enter(browser, student);
  const sent: string[] = [];
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => sent.push(payload.toString()));
  });
  await page.clock.setFixedTime(new Date('2026-11-25T23:30:00+01:00'));
  await page.reload();
  await page
    .getByRole('list', { name: 'Conversations' })
    .getByRole('button', { name: instructor })
    .first()
    .click();
  const silently = page.getByRole('button', { name: 'Send silently' });
  await silently.click();
  await expect(silently).toHaveAttribute('aria-pressed', 'true');
  const box = page.getByRole('textbox', { name: `Message to ${instructor}` });
  await box.fill('No need to wake up.');
  await box.press('Enter');
  await expect(log(page).getByText('No need to wake up.')).toBeVisible();
  await expect
    .poll(() => sent.find((frame) => frame.includes('No need to wake up.')))
    .toContain('"silent":true');
});
