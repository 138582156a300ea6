import { crc32, deflateSync } from 'node:zlib';

import type { Locator, Page } from '@playwright/test';

/** A file as a chooser takes it. */
export interface MadeFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

export const note = (name: string, text = `What ${name} says.`): MadeFile => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
});

/** A real picture of one colour. */
export function picture(name: string, width = 240, height = 160): MadeFile {
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, Buffer.from([40, 120, 110]))]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const chunks = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(Array<Buffer>(height).fill(row)))),
    chunk('IEND', Buffer.alloc(0)),
  ];
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return { name, mimeType: 'image/png', buffer: Buffer.concat([signature, ...chunks]) };
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

export const tray = (page: Page): Locator => page.getByRole('list', { name: 'Files of this message' });
export const chosenFile = (page: Page, name: string): Locator =>
  tray(page).getByRole('listitem').filter({ hasText: name });

/** Chooses files as a person does, by the button. */
export async function attach(page: Page, ...files: MadeFile[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Attach files' }).click();
  await (await chooser).setFiles(files);
}

/** What a clipboard or a drag carries, in the page. */
export function dataTransfer(page: Page, files: MadeFile[], text = '') {
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
