import { graphemes } from '@officehours/web-ui';

const ONLY_EMOJI = /^(?:\p{Emoji_Presentation}|\p{Emoji}\uFE0F|\p{Emoji_Modifier}|\u200D|\s)+$/u;

/** Whether a message is nothing but one to three emoji, which then stand large and without a bubble. */
export function jumboEmoji(content: string): boolean {
  if (content.length > 48 || !ONLY_EMOJI.test(content)) return false;
  return [...graphemes(content.replace(/\s/gu, ''))].length <= 3;
}
