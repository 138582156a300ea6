import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test as base, expect } from '@playwright/test';

import { leaveNothingUnread } from '../support/nothing-unread.ts';
import { KEYS, WebDriver, type WebElement } from './driver.ts';

export const MESSAGE = '[role=log] [role=article]';

/** The window of one person, as they see it: what is found by its role's selector and the words of its name. */
export class Window {
  readonly driver: WebDriver;

  constructor(driver: WebDriver) {
    this.driver = driver;
  }

  /** The last of what is drawn under that name; waits for it. */
  async find(selector: string, name = ''): Promise<WebElement> {
    let found: WebElement | null = null;
    const look = async () => {
      found = (await this.driver.evaluate(lastDrawn, selector, name)) as unknown as WebElement | null;
      return found !== null;
    };
    await expect.poll(look, { message: `${selector} “${name}”`, timeout: 15_000 }).toBe(true);
    return found as unknown as WebElement;
  }

  /** A field for files, which is not drawn itself. */
  async field(selector: string): Promise<WebElement> {
    const look = () => this.driver.evaluate((wanted) => document.querySelector(wanted), selector);
    await expect.poll(look, { message: selector, timeout: 15_000 }).not.toBe(null);
    return (await look()) as unknown as WebElement;
  }

  /** Clicks what stands there; waits until it can be clicked, as what is just coming in cannot. */
  async click(selector: string, name = ''): Promise<void> {
    const click = async () => this.driver.click(await this.find(selector, name));
    await expect(click, `${selector} “${name}” is clicked`).toPass({ timeout: 15_000 });
  }

  /** Waits until there are as many as that. */
  async count(selector: string, name: string, count: number): Promise<void> {
    const look = () => this.driver.evaluate(drawnCount, selector, name);
    await expect.poll(look, { message: `${selector} “${name}”`, timeout: 15_000 }).toBe(count);
  }

  async enter(origin: string, person: string, other: string): Promise<void> {
    await this.driver.goto(origin);
    await this.click('button', `Continue as ${person}`);
    await this.click('[aria-label="Conversations"] button', other);
    await this.find(MESSAGE);
    await this.restful();
  }

  /** Types into the message box by keys; Enter is for the test to press. */
  async write(text: string): Promise<void> {
    await this.click('textarea');
    await this.driver.press(text);
  }

  async say(text: string): Promise<void> {
    await this.write(text);
    await this.driver.press(KEYS.enter);
    await this.find(MESSAGE, text);
  }

  /** Presses one of the buttons that a message offers when it is pressed. */
  async use(message: string, tool: string): Promise<void> {
    await this.click(MESSAGE, message);
    await this.click(`${MESSAGE} button`, tool);
  }

  /** Until nothing of the list has moved for half a second. */
  async restful(): Promise<void> {
    const settled = await this.driver.evaluate(quietList);
    expect(settled, 'the list comes to rest').toBe(true);
  }
}

/* Carried out in the page: nothing of this file is there. */

function lastDrawn(selector: string, name: string): Element | null {
  const named = (element: Element) => element.getAttribute('aria-label') ?? element.textContent ?? '';
  const isDrawn = (element: Element) => element.getClientRects().length > 0;
  const found = [...document.querySelectorAll(selector)];
  return found.findLast((element) => isDrawn(element) && named(element).includes(name)) ?? null;
}

function drawnCount(selector: string, name: string): number {
  const named = (element: Element) => element.getAttribute('aria-label') ?? element.textContent ?? '';
  const found = [...document.querySelectorAll(selector)];
  return found.filter((element) => element.getClientRects().length > 0 && named(element).includes(name))
    .length;
}

async function quietList(): Promise<boolean> {
  const look = () =>
    [...document.querySelectorAll('[role=log] [role=article]')]
      .map((row) => row.getBoundingClientRect().top)
      .join();
  const until = performance.now() + 10_000;
  let before = look();
  for (let quiet = performance.now(); performance.now() < until;) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const now = look();
    if (now !== before) quiet = performance.now();
    before = now;
    if (performance.now() - quiet > 500) return true;
  }
  return false;
}

/** A window of WebKit for each test; one whose console tells of a fault fails it. */
export const test = base.extend<{ window: Window; size: { width: number; height: number } }>({
  size: [{ width: 1280, height: 860 }, { option: true }],
  window: async ({ size, playwright, baseURL }, use, info) => {
    const screen = await openScreen();
    const driver = await WebDriver.start(screen.display, size.width, size.height).catch(async (error) => {
      await screen.close();
      throw error;
    });
    try {
      await use(new Window(driver));
      expect(driver.troubles).toEqual([]);
    } finally {
      if (info.status !== info.expectedStatus) {
        const body = await driver.evaluate(() => document.body.innerText).catch(String);
        await info.attach('page', { body, contentType: 'text/plain' });
      }
      await driver.end();
      await screen.close();
      await leaveNothingUnread(playwright.request, baseURL);
    }
  },
});

interface Screen {
  display: string;
  close(): Promise<void>;
}

/** A screen that is in memory only: this engine has no mode without a window. */
async function openScreen(): Promise<Screen> {
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp']);
  const [display] = (await once(server.stdout, 'data')) as [Buffer];
  return {
    display: `:${String(display).trim()}`,
    async close() {
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
    },
  };
}
