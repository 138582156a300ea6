import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

import { freePort } from '../support/free-port.ts';

/** Under which name an element travels: https://www.w3.org/TR/webdriver2/#elements */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

export interface WebElement {
  [ELEMENT]: string;
}

/** Special keys: https://www.w3.org/TR/webdriver2/#keyboard-actions */
export const KEYS = { enter: '\uE007', escape: '\uE00C', control: '\uE009', shift: '\uE008' };

/** What the page may not say in the console: faults, and what the content security policy refused. */
const TROUBLE = /CONSOLE (?:\w+ )?ERROR/u;

/** One window of WebKit, driven by the calls of W3C WebDriver that the tests need. */
export class WebDriver {
  /** Lines of the console that tell of a fault. */
  readonly troubles: string[] = [];
  private readonly process: ChildProcess;
  private readonly origin: string;
  private session = '';

  private constructor(process: ChildProcess, origin: string) {
    this.process = process;
    this.origin = origin;
    for (const stream of [process.stdout, process.stderr])
      if (stream)
        createInterface({ input: stream }).on('line', (line) => {
          if (TROUBLE.test(line)) this.troubles.push(line);
        });
  }

  /** @param display - The X display that the window stands on. */
  static async start(display: string, width: number, height: number): Promise<WebDriver> {
    const port = await freePort();
    const env = {
      ...process.env,
      DISPLAY: display,
      LC_ALL: 'C.UTF-8',
      // Machines that test have no graphics card.
      LIBGL_ALWAYS_SOFTWARE: '1',
      WEBKIT_DISABLE_DMABUF_RENDERER: '1',
    };
    const driver = new WebDriver(
      spawn('WebKitWebDriver', [`--port=${port}`], { env, stdio: ['ignore', 'pipe', 'pipe'] }),
      `http://127.0.0.1:${port}`,
    );
    try {
      await driver.open(width, height);
      return driver;
    } catch (error) {
      await driver.end();
      throw error;
    }
  }

  async end(): Promise<void> {
    if (this.session !== '') await this.call('DELETE', '').catch(() => undefined);
    if (this.process.exitCode !== null) return;
    const ended = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await ended;
  }

  goto(url: string): Promise<unknown> {
    return this.call('POST', '/url', { url });
  }

  reload(): Promise<unknown> {
    return this.call('POST', '/refresh', {});
  }

  /** Carries a function out in the page; it may return a promise, and nothing of what stands around it here. */
  evaluate<Args extends unknown[], Result>(
    work: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>> {
    const script = `const done = arguments[arguments.length - 1];
      Promise.resolve((${work.toString()}).apply(null, Array.from(arguments).slice(0, -1)))
        .then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    return this.call('POST', '/execute/async', { script, args }).then((answer) => {
      const { value, error } = answer as { value: Awaited<Result>; error?: string };
      if (error !== undefined) throw new Error(error);
      return value;
    });
  }

  /** Clicks as a mouse does: it must be in sight, and nothing may cover it. */
  click(element: WebElement): Promise<unknown> {
    return this.call('POST', `/element/${element[ELEMENT]}/click`, {});
  }

  /** Types into an element; into a field for files their paths. */
  type(element: WebElement, text: string): Promise<unknown> {
    return this.call('POST', `/element/${element[ELEMENT]}/value`, { text });
  }

  /** Presses keys one after the other, where the focus is; `held` are held down meanwhile. */
  press(keys: string, held = ''): Promise<unknown> {
    const down = (value: string) => ({ type: 'keyDown', value });
    const up = (value: string) => ({ type: 'keyUp', value });
    const actions = [
      ...[...held].map(down),
      ...[...keys].flatMap((key) => [down(key), up(key)]),
      ...[...held].map(up),
    ];
    return this.call('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  private async open(width: number, height: number): Promise<void> {
    await this.untilReady();
    const args = ['--automation', '--enable-write-console-messages-to-stdout=true'];
    const options = { 'webkitgtk:browserOptions': { args } };
    const answer = await this.send('POST', '/session', { capabilities: { alwaysMatch: options } });
    this.session = (answer as { sessionId: string }).sessionId;
    await this.call('POST', '/window/rect', { width, height });
  }

  private async untilReady(): Promise<void> {
    for (let left = 100; ; left -= 1) {
      const isReady = await this.send('GET', '/status').then(
        () => true,
        () => false,
      );
      if (isReady) return;
      if (left === 0 || this.process.exitCode !== null) throw new Error('WebKitWebDriver does not answer.');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  private call(method: string, path: string, body?: object): Promise<unknown> {
    return this.send(method, `/session/${this.session}${path}`, body);
  }

  private async send(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${this.origin}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`);
    return value;
  }
}
