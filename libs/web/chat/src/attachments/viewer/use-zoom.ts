import { useEffect, useEffectEvent, useRef, useState, type PointerEvent } from 'react';
import { CLOSE_UP, FITTING, fitted, panned, STEP, zoomed, type Point, type Size, type View } from './zoom';

const NOTHING: Size = { width: 1, height: 1 };
const PAN_PX = 80;
/** A wheel that turns by this much makes it twice as large. */
const WHEEL_PX = 400;

export interface Zoom {
  view: View;
  fit: Size;
  /** Something is being dragged or pinched: no easing between two pictures of it. */
  isHeld: boolean;
  closer(): void;
  further(): void;
  reset(): void;
  /** By keys; false where there is nowhere to go. */
  pan(by: Point): boolean;
  stageProps: object;
}

/** Zoom and pan of a picture by wheel, double click, drag, pinch and calls. Begins anew with another picture. */
export function useZoom(
  picture: Size & { id: string },
  stage: Size | null,
  element: HTMLElement | null,
): Zoom {
  const [kept, setKept] = useState({ of: picture.id, view: FITTING });
  const viewIn = (state: typeof kept): View => (state.of === picture.id ? state.view : FITTING);
  const view = viewIn(kept);
  const setView = (next: (before: View) => View): void =>
    setKept((state) => ({ of: picture.id, view: next(viewIn(state)) }));
  const [isHeld, setHeld] = useState(false);
  const size = stage ?? NOTHING;
  const fit = fitted(picture, size);
  const zoom = (factor: number, at: Point = { x: 0, y: 0 }): void =>
    setView((before) => zoomed(before, factor, at, fit, size));
  const drag = useDrag((by) => setView((before) => panned(before, by, fit, size)), zoom, setHeld);
  useWheel(element, zoom);

  return {
    view,
    fit,
    isHeld,
    closer: () => zoom(STEP),
    further: () => zoom(1 / STEP),
    reset: () => setView(() => FITTING),
    pan: ({ x, y }) => {
      if (view.scale === 1) return false;
      setView((before) => panned(before, { x: x * PAN_PX, y: y * PAN_PX }, fit, size));
      return true;
    },
    stageProps: {
      ...drag,
      onDoubleClick: (event: PointerEvent<HTMLElement>) =>
        view.scale > 1 ? setView(() => FITTING) : zoom(CLOSE_UP, fromMiddle(event, event.currentTarget)),
    },
  };
}

/** Where something happened, from the middle of an element. */
function fromMiddle(event: { clientX: number; clientY: number }, element: Element): Point {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: event.clientX - left - width / 2, y: event.clientY - top - height / 2 };
}

/** Not by a prop: those listeners may not keep the browser from zooming the page. */
function useWheel(element: HTMLElement | null, zoom: (factor: number, at: Point) => void): void {
  const onWheel = useEffectEvent((event: WheelEvent) => {
    event.preventDefault();
    if (element) zoom(2 ** (-event.deltaY / WHEEL_PX), fromMiddle(event, element));
  });
  useEffect(() => {
    if (!element) return;
    const listen = (event: WheelEvent): void => onWheel(event);
    element.addEventListener('wheel', listen, { passive: false });
    return () => element.removeEventListener('wheel', listen);
  }, [element]);
}

/** One pointer drags, two pinch. */
function useDrag(
  pan: (by: Point) => void,
  zoom: (factor: number, at: Point) => void,
  setHeld: (isHeld: boolean) => void,
) {
  const pointers = useRef(new Map<number, Point>());
  const end = ({ pointerId }: PointerEvent): void => {
    pointers.current.delete(pointerId);
    setHeld(pointers.current.size > 0);
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0 || pointers.current.size === 2) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      pointers.current.set(event.pointerId, fromMiddle(event, event.currentTarget));
      setHeld(true);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const before = pointers.current.get(event.pointerId);
      if (!before) return;
      const now = fromMiddle(event, event.currentTarget);
      const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
      if (other) {
        const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
        zoom(distance(now, other) / Math.max(1, distance(before, other)), middle);
        pan({ x: (now.x - before.x) / 2, y: (now.y - before.y) / 2 });
      } else pan({ x: now.x - before.x, y: now.y - before.y });
      pointers.current.set(event.pointerId, now);
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
