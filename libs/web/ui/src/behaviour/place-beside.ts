const GAP = 6;
const EDGE = 8;

/** Puts a shown `position: fixed` element below its anchor, flipped above or shifted where the window ends. */
export function placeBeside(floating: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = floating;
  const rtl = getComputedStyle(anchor).direction === 'rtl';
  const below = at.bottom + GAP;
  const fits = below + height <= window.innerHeight - EDGE;
  // Grows away from the nearer side edge, which for the last button in a row is the inside of the page.
  const nearEnd = at.left + at.width / 2 > window.innerWidth / 2;
  const left = nearEnd || (rtl && at.left > width) ? at.right - width : at.left;
  floating.style.top = `${fits ? below : Math.max(EDGE, at.top - GAP - height)}px`;
  floating.style.left = `${Math.min(Math.max(EDGE, left), Math.max(EDGE, window.innerWidth - width - EDGE))}px`;
}
