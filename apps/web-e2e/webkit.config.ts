import { defineConfig } from '@playwright/test';

import chromium from './playwright.config.ts';

/** The built product in Debian's WebKit, the engine of Safari and of every browser on iOS; who answers is in Chromium. */
export default defineConfig(chromium, { testMatch: 'webkit/*.webkit.ts', timeout: 90_000 });
