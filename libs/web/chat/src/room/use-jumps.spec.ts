import { OfficehoursError, type RoomMessages } from '@officehours/web-realtime';
import { act, renderHook } from '@testing-library/react';
import { item } from '../testing/items';
import { useJumps } from './use-jumps';

/** After a jump from the third message to the first. */
function jumped() {
  const messages = { items: [item(1), item(2), item(3)], justWritten: null } as unknown as RoomMessages;
  const { result, rerender } = renderHook((props) => useJumps(props, () => undefined), {
    initialProps: messages,
  });
  act(() => result.current.jumpTo(1, 3));
  const write = (key: string) => rerender({ ...messages, justWritten: key });
  return { now: () => result.current, write };
}

describe('the way back from a jump', () => {
  it('leads to where the reader was, and is gone then', () => {
    const { now } = jumped();
    act(() => now().goBack!());
    expect(now()).toMatchObject({ target: { seq: 3 }, goBack: null });
  });

  it('is gone when the reader goes to the end', () => {
    const { now } = jumped();
    act(() => now().forgetBack());
    expect(now().goBack).toBeNull();
  });

  it('is gone when the reader writes, and there again after another jump', () => {
    const { now, write } = jumped();
    write('c4');
    expect(now().goBack).toBeNull();
    act(() => now().jumpTo(1, 3));
    expect(now().goBack).not.toBeNull();
  });
});

it('a page that cannot be had leaves the reader where they are, and says why', async () => {
  const refusal = new OfficehoursError('not_found');
  const load = () => Promise.reject(refusal);
  const messages = { items: [item(3)], justWritten: null, jumpTo: load } as unknown as RoomMessages;
  const failures: unknown[] = [];
  const onFailure = (error: unknown) => void failures.push(error);
  const { result } = renderHook(() => useJumps(messages, onFailure));
  await act(async () => result.current.jumpTo(1, 3));
  expect(failures).toEqual([null, refusal]);
  expect(result.current).toMatchObject({ target: null, goBack: null });
});
