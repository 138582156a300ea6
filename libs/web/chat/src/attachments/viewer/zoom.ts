export interface Size {
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

/** How large a picture is shown, as a multiple of what fits, and how far its middle is from the middle of the stage, in px. */
export interface View extends Point {
  scale: number;
}

export const FITTING: View = { scale: 1, x: 0, y: 0 };
export const CLOSEST = 8;
/** What a button or a key changes, and where a double click goes. */
export const STEP = 1.5;
export const CLOSE_UP = 2.5;

/** The size at which all of a picture is seen, never larger than it is. */
export function fitted(picture: Size, stage: Size): Size {
  const scale = Math.min(1, stage.width / picture.width, stage.height / picture.height);
  return { width: picture.width * scale, height: picture.height * scale };
}

/** Zooms so that what is at `at` (from the middle of the stage) stays there. */
export function zoomed(view: View, factor: number, at: Point, fit: Size, stage: Size): View {
  const scale = Math.min(CLOSEST, Math.max(1, view.scale * factor));
  const by = scale / view.scale;
  const moved = { scale, x: at.x - (at.x - view.x) * by, y: at.y - (at.y - view.y) * by };
  return within(moved, fit, stage);
}

export function panned(view: View, by: Point, fit: Size, stage: Size): View {
  return within({ ...view, x: view.x + by.x, y: view.y + by.y }, fit, stage);
}

/** No edge of the picture leaves the stage where the picture is larger; where it is smaller it stays in the middle. */
function within({ scale, x, y }: View, fit: Size, stage: Size): View {
  const mostX = Math.max(0, (fit.width * scale - stage.width) / 2);
  const mostY = Math.max(0, (fit.height * scale - stage.height) / 2);
  return { scale, x: clamp(x, mostX), y: clamp(y, mostY) };
}

const clamp = (value: number, most: number): number =>
  most === 0 ? 0 : Math.min(most, Math.max(-most, value));
