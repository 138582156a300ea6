import { codePoints, LIMITS } from '@officehours/contracts';

/** How much room is left is said from this many characters before the limit. */
const NEAR_END = 500;

/** Code points of a text; exact only where it can matter, since typing into a long text must stay instant. */
export function lengthOf(text: string): number {
  return text.length <= LIMITS.contentCodePoints ? text.length : codePoints(text);
}

/** Whether the room for the text becomes short. */
export function isNearEnd(text: string): boolean {
  return text.length > LIMITS.contentCodePoints - NEAR_END;
}
