import type { Colour, Paint } from './png';

type Vector = readonly [number, number];
/** A line through the origin along `along`, or an arrow to it. */
export interface Stroke {
  kind: 'line' | 'arrow';
  along: Vector;
  colour: Colour;
}

const PAPER: Colour = [252, 251, 248];
const GRID: Colour = [226, 226, 220];
const AXIS: Colour = [120, 124, 120];

/** A drawing of the plane: its grid, the images of its grid lines, and what is drawn into it. */
export interface Plane {
  /** Pixels of one unit. */
  unit: number;
  width: number;
  height: number;
  strokes: readonly Stroke[];
}

/** Lines are where a point is less than a few pixels away: smooth, without a drawing library. */
export function planePaint({ unit, width, height, strokes }: Plane): Paint {
  return (x, y) => {
    const point: Vector = [(x - width / 2) / unit, (height / 2 - y) / unit];
    const reach = (distance: number, half: number) => clamp(half + 0.5 - distance * unit);
    let colour = PAPER;
    for (const value of point) colour = mix(colour, GRID, reach(Math.abs(value - Math.round(value)), 0.6));
    for (const value of point) colour = mix(colour, AXIS, reach(Math.abs(value), 0.9));
    for (const stroke of strokes)
      colour = mix(colour, stroke.colour, reach(distanceTo(stroke, point), stroke.kind === 'line' ? 1 : 2));
    return colour;
  };
}

function distanceTo({ kind, along }: Stroke, point: Vector): number {
  const length = Math.hypot(...along);
  const part = (point[0] * along[0] + point[1] * along[1]) / length ** 2;
  const across = Math.abs(point[0] * along[1] - point[1] * along[0]) / length;
  if (kind === 'line') return across;
  if (part <= 0) return Math.hypot(...point);
  if (part >= 1) return Math.hypot(point[0] - along[0], point[1] - along[1]);
  // The head is a triangle, a quarter of a unit long.
  const toTip = (1 - part) * length;
  return toTip < 0.25 ? Math.max(0, across - toTip * 0.45) : across;
}

function mix(below: Colour, above: Colour, share: number): Colour {
  const part = (index: 0 | 1 | 2) => Math.round(below[index] * (1 - share) + above[index] * share);
  return [part(0), part(1), part(2)];
}

const clamp = (value: number): number => Math.max(0, Math.min(1, value));
