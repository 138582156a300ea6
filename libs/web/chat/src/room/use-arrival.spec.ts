import { renderHook } from '@testing-library/react';
import { useArrivalAt, useLastArrival, type Arrival } from './use-arrival';

describe('the message that the address named', () => {
  it('is still wished for when the conversation comes after the address has forgotten it', () => {
    const { result, rerender } = renderHook((at: Arrival | null) => useLastArrival(at), {
      initialProps: { seq: 42 } as Arrival | null,
    });
    rerender(null);
    expect(result.current).toEqual({ seq: 42 });
    rerender({ seq: 7 });
    rerender(null);
    expect(result.current).toEqual({ seq: 7 });
  });

  it('is gone to once, when what is around it can be shown', () => {
    const jumpTo = jest.fn();
    const at = { seq: 42, isByKey: true };
    const { rerender } = renderHook(({ isPending }) => useArrivalAt(at, isPending, jumpTo), {
      initialProps: { isPending: true },
    });
    expect(jumpTo).not.toHaveBeenCalled();
    rerender({ isPending: false });
    rerender({ isPending: false });
    expect(jumpTo.mock.calls).toEqual([[42, undefined, true]]);
  });
});
