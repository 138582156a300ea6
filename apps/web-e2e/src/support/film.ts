import type { Page } from '@playwright/test';

import type { SharedFile } from './service';

/** A film of a moving square, as this browser itself records it. */
export async function film(page: Page, name: string, ms = 1_500): Promise<SharedFile> {
  const recorded = await page.evaluate(async (length) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 160, height: 90 });
    const drawing = canvas.getContext('2d');
    let x = 0;
    const draw = setInterval(() => {
      drawing?.clearRect(0, 0, 160, 90);
      drawing?.fillRect((x += 4) % 160, 30, 30, 30);
    }, 40);
    const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: 'video/webm' });
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => void parts.push(data);
    const stopped = new Promise((resolve) => (recorder.onstop = resolve));
    recorder.start();
    setTimeout(() => recorder.stop(), length);
    await stopped;
    clearInterval(draw);
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
    return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }, ms);
  return { name, mimeType: 'video/webm', buffer: Buffer.from(recorded, 'hex') };
}
