import type { Locator, Page } from '@playwright/test';

import { png } from './png';
import type { SharedFile } from './service';

export const note = (name: string, text = `What ${name} says.`): SharedFile => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
});

/** A real picture. */
export const picture = (name: string, width = 240, height = 160): SharedFile => ({
  name,
  mimeType: 'image/png',
  buffer: png(width, height),
});

export const tray = (page: Page): Locator => page.getByRole('list', { name: 'Files of this message' });
export const chosenFile = (page: Page, name: string): Locator =>
  tray(page).getByRole('listitem').filter({ hasText: name });

/** Chooses files as a person does, by the button. */
export async function attach(page: Page, ...files: SharedFile[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Attach files' }).click();
  await (await chooser).setFiles(files);
}

/** What a clipboard or a drag carries, in the page. */
export function dataTransfer(page: Page, files: SharedFile[], text = '') {
  const given = files.map(({ buffer, ...rest }) => ({ ...rest, bytes: buffer.toString('base64') }));
  return page.evaluateHandle(
    ([list, plain]) => {
      const data = new DataTransfer();
      for (const { name, mimeType, bytes } of list) {
        const content = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
        data.items.add(new File([content], name, { type: mimeType }));
      }
      if (plain !== '') data.setData('text/plain', plain);
      return data;
    },
    [given, text] as const,
  );
}

/** Pastes into a box as the browser does: a text that nobody takes goes where the caret is. */
export async function paste(page: Page, box: Locator, data: Awaited<ReturnType<typeof dataTransfer>>) {
  await box.focus();
  await page.evaluate((clipboardData) => {
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    const isLeft = document.activeElement?.dispatchEvent(event);
    if (isLeft) document.execCommand('insertText', false, clipboardData.getData('text/plain'));
  }, data);
}

export const UPLOADS = '**/api/message/chat-room/*/attachments';

/** The uploads of a page, held back for as long as the test wants. */
export class HeldUploads {
  private release: () => void = () => undefined;
  private isOpen = new Promise<void>((resolve) => (this.release = resolve));

  static async of(page: Page): Promise<HeldUploads> {
    const held = new HeldUploads();
    await page.context().route(UPLOADS, async (route) => {
      await held.isOpen;
      // The page may have given it up meanwhile.
      await route.continue().catch(() => undefined);
    });
    return held;
  }

  go(): void {
    this.release();
  }
}
