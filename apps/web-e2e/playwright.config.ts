import { defineConfig } from '@playwright/test';

import { freePort } from './src/support/free-port.ts';

// Chosen by the first process that reads this file; the workers it starts find it in their environment.
const port = (process.env['WEB_E2E_PORT'] ??= String(await freePort()));
const address = `http://127.0.0.1:${port}`;

/** The built product in the browser of the system; `npm test` builds both first. */
export default defineConfig({
  testDir: './src',
  testMatch: '**/*.e2e.ts',
  outputDir: '../../test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // All suites share one service and its demo people.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  reporter: 'list',
  use: {
    baseURL: address,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    // Tracing every test costs processor time; the picture and the outline of a failed page come for free.
    trace: process.env['TRACE'] ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--use-fake-device-for-media-stream',
        '--disable-background-networking',
        '--disable-component-update',
        '--no-first-run',
      ],
    },
  },
  webServer: {
    command: 'node apps/web-e2e/src/support/serve.ts',
    cwd: '../..',
    url: `${address}/readyz`,
    env: { PORT: port },
    timeout: 60_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    stdout: 'ignore',
    stderr: 'pipe',
  },
});
