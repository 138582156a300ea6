import { useState } from 'react';
import { needsOf } from '../content/needs';

export interface PreviewState {
  /** Whether the text looks different once it is sent. */
  isUseful: boolean;
  isShown: boolean;
  toggle: () => void;
}

/** Whether the text is shown as it will look. Mathematics shows itself, the rest on wish. */
export function usePreview(text: string): PreviewState {
  const [wish, setWish] = useState<boolean | null>(null);
  const needs = needsOf(text);
  const isShown = needs.markdown && (wish ?? needs.math);
  return { isUseful: needs.markdown, isShown, toggle: () => setWish(!isShown) };
}
