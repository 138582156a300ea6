import { expect, type BrowserContext, type Page } from '@playwright/test';

import { barriers } from './support/barriers';
import { enter, instructor, log, student } from './support/demo';
import { device } from './support/service';
import { test } from './support/test';
import { watchForTroubles } from './support/troubles';

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
  const inGroup = (seq: number, from: string) => ({
    ...push(seq),
    from,
    chatRoomId: 'f'.repeat(24),
    room: 'Project',
  });
  await deliver(context, page, inGroup(1, student));
  await deliver(context, page, inGroup(2, instructor));
  await deliver(context, page, inGroup(3, instructor));
  await expect
    .poll(() => notices(page))
    .toContainEqual(`3 new messages in Project: The last one from ${instructor}`);
  expect(await notices(page)).toHaveLength(2);
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

  const patched = () => page.waitForResponse((response) => response.request().method() === 'PATCH');
  let kept = patched();
  await page.getByRole('button', { name: 'Another time' }).click();
  expect((await kept).status()).toBe(200);
  const second = page.getByRole('group', { name: 'Quiet time 2' });
  kept = patched();
  await second.getByLabel('To', { exact: true }).fill('14:15');
  await kept;
  kept = patched();
  await second.getByRole('checkbox', { name: 'Fri' }).uncheck();
  expect((await (await kept).json()).quietHours).toEqual({
    timeZone: 'Europe/Berlin',
    spans: [
      ...[1, 2, 3, 4, 5, 6, 0].map((day) => ({ day, from: 21 * 60 + 30, to: 7 * 60 })),
      ...[1, 2, 3, 4].map((day) => ({ day, from: 12 * 60, to: 14 * 60 + 15 })),
    ],
  });
  await page.reload();
  await expect(second.getByLabel('To', { exact: true })).toHaveValue('14:15');
  await expect(second.getByRole('checkbox', { name: 'Fri' })).not.toBeChecked();
  expect(await barriers(page)).toEqual([]);
  kept = patched();
  await second.getByRole('button', { name: 'Remove this time' }).click();
  await kept;
  await expect(second).toHaveCount(0);
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

test('the page behind the link in e-mails looks like the app, in light and dark, and ends them with one click', async ({
  page,
  baseURL,
}) => {
  const troubles = watchForTroubles(page, baseURL ?? '');
  const colours: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto('/api/notification/unsubscribe?token=none');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('No more e-mails?');
    await expect(page.locator('[lang=ar]')).toHaveAttribute('dir', 'rtl');
    colours.push(await page.locator('main').evaluate((main) => getComputedStyle(main).backgroundColor));
    expect(await barriers(page)).toEqual([]);
  }
  expect(colours).toEqual(['rgb(255, 254, 252)', 'rgb(24, 27, 26)']);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.getByRole('button', { name: 'End the e-mails' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('That is done');
  await expect(page.getByRole('button')).toHaveCount(0);
  expect(troubles).toEqual([]);
});
