/** What is taken from a page that is not the keyboard: bars that come and go. */
const LEAST = 60;

/**
 * Keeps the page above the keyboard where the browser lays the keyboard over it and moves all of it up, as on iOS: its
 * header would be gone, and its list could not be scrolled back.
 */
export function followKeyboard(root: HTMLElement, view: VisualViewport): void {
  const follow = (): void => {
    // Somebody who has zoomed in is looking at a part of it.
    if (view.scale !== 1) return;
    const isCovered = window.innerHeight - view.height > LEAST;
    root.style.height = isCovered ? `${view.height}px` : '';
    if (isCovered) window.scrollTo(0, 0);
  };
  view.addEventListener('resize', follow);
  view.addEventListener('scroll', follow);
}
