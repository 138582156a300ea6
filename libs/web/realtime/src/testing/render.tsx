import { act, renderHook, type RenderHookResult } from '@testing-library/react';
import { StrictMode, type ReactNode } from 'react';
import { OfficehoursContext } from '../client/context';
import type { Officehours } from '../client/officehours';

/** Runs a hook as a component of an app would, mounted twice as React does in development. */
export function renderWith<T, P = undefined>(
  client: Officehours,
  hook: (props: P) => T,
  initialProps?: P,
): RenderHookResult<T, P> {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <StrictMode>
      <OfficehoursContext value={client}>{children}</OfficehoursContext>
    </StrictMode>
  );
  return renderHook(hook, { wrapper, initialProps });
}

/** Lets `ms` pass, and everything that was waiting for it happen. */
export async function pass(ms = 0): Promise<void> {
  await act(() => jest.advanceTimersByTimeAsync(ms));
}
