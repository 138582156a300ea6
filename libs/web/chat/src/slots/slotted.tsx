import { createElement, Suspense, type ComponentType, type ReactNode } from 'react';
import { PieceBoundary } from '../content/piece-boundary';
import { useSlots, type SlotName, type SlotProps } from './slots';

/**
 * A part of the chat that a host may draw: its own where `slots` has one, else `Default`. A host's part that throws is
 * told on the console and ours stands in its place, as it does while one that is loaded lazily is on its way.
 */
export function slotted<Name extends SlotName>(
  name: Name,
  Default: ComponentType<SlotProps[Name]>,
): ComponentType<SlotProps[Name]> {
  const onFail = (error: unknown): void => console.error(`Officehours: the slot "${name}" failed.`, error);
  return function Slotted(props) {
    const Own = useSlots()[name] as ComponentType<object> | undefined;
    const usual: ReactNode = createElement(Default, props);
    if (!Own) return usual;
    const given: object = { ...props, Default };
    return (
      <PieceBoundary fallback={usual} onFail={onFail}>
        <Suspense fallback={usual}>{createElement(Own, given)}</Suspense>
      </PieceBoundary>
    );
  };
}

/** For parts that are a host's alone. */
export const Nothing = (): ReactNode => null;
