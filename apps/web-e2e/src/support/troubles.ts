import type { Page } from '@playwright/test';

/**
 * What must not happen on a page, in words, as it happens: errors in the console (the content security policy writes
 * its refusals there), uncaught errors, dialogs, new windows, and requests to anywhere but the service.
 */
export function watchForTroubles(page: Page, baseURL: string): string[] {
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('dialog', (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => troubles.push(`window: ${popup.url()}`));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== baseURL) troubles.push(`request: ${request.url()}`);
  });
  return troubles;
}
