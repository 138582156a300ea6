import url from 'twemoji-colr-font/twemoji.woff2?url';

/** Stands in `--oh-font` right after the font of the text: it exists only where it is needed. */
const NAME = 'Officehours Emoji';

/** The font draws digits too, which are to look like the text around them. */
const RANGE = 'U+200D, U+20E3, U+2300-23FF, U+2600-27BF, U+2B00-2BFF, U+FE0F, U+1F000-1FAFF, U+E0020-E007F';

let isProvided = false;

/**
 * Lets emoji show on machines without a font for them, as many Linux desktops are. Fetched when one is first drawn, and
 * not at all where the system has its own.
 */
export function provideEmojiFont(): void {
  if (isProvided || drawsEmoji()) return;
  isProvided = true;
  document.fonts.add(new FontFace(NAME, `url("${url}")`, { unicodeRange: RANGE, display: 'swap' }));
}

/** Whether the system draws an emoji in colours, as no other character is. */
function drawsEmoji(): boolean {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 24;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) return true;
  pen.font = '18px sans-serif';
  pen.textBaseline = 'top';
  pen.fillText('😀', 0, 0);
  const { data } = pen.getImageData(0, 0, 24, 24);
  return data.some((value, index) => index % 4 < 3 && value > 32);
}
