import { act, render, waitFor } from '@testing-library/react';
import { StrictMode } from 'react';
import { useBackCloses } from './use-back-closes';

const usual = window.matchMedia;
beforeEach(() => {
  window.matchMedia = (media) => ({ ...usual(media), matches: media === '(pointer: coarse)' });
  history.pushState({ own: 1 }, '', '/room');
});
afterEach(() => {
  window.matchMedia = usual;
});

const Layer = ({ onClose, isOver }: { onClose: () => void; isOver?: boolean }) => {
  useBackCloses(onClose, isOver);
  return null;
};

/** Goes back and waits until the page knows. */
async function back(): Promise<void> {
  const gone = new Promise((resolve) => window.addEventListener('popstate', resolve, { once: true }));
  await act(async () => {
    history.back();
    await gone;
  });
}

/** Only the page's own entry is left, and stays. */
async function expectOwnEntry(): Promise<void> {
  await waitFor(() => expect(history.state).toEqual({ own: 1 }), { timeout: 5_000 });
  await settled();
  expect(history.state).toEqual({ own: 1 });
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 50));

it('closes with Back, and the page stays', async () => {
  const onClose = jest.fn();
  render(<Layer onClose={onClose} />);
  expect(history.state).toMatchObject({ own: 1, layers: [expect.any(String)] });
  await back();
  expect(onClose).toHaveBeenCalledTimes(1);
  expect(history.state).toEqual({ own: 1 });
  expect(location.pathname).toBe('/room');
});

it('closes one after the other', async () => {
  const [lower, upper] = [jest.fn(), jest.fn()];
  render(<Layer onClose={lower} />);
  const { unmount } = render(<Layer onClose={upper} />);
  await back();
  expect([lower.mock.calls.length, upper.mock.calls.length]).toEqual([0, 1]);
  unmount();
  await back();
  expect([lower.mock.calls.length, upper.mock.calls.length]).toEqual([1, 1]);
});

it('leaves no entry behind when it is closed otherwise', async () => {
  const onClose = jest.fn();
  const { unmount } = render(
    <StrictMode>
      <Layer onClose={onClose} />
    </StrictMode>,
  );
  await settled();
  expect(history.state.layers).toHaveLength(1);
  unmount();
  await expectOwnEntry();
  expect(onClose).not.toHaveBeenCalled();
});

it('leaves no entry behind where two are closed together, whichever is the first to go', async () => {
  for (const order of [(all: unknown[]) => all, (all: unknown[]) => all.reverse()]) {
    const lower = render(<Layer onClose={jest.fn()} />);
    const upper = render(<Layer onClose={jest.fn()} />);
    expect(history.state.layers).toHaveLength(2);
    for (const layer of order([lower, upper]) as (typeof lower)[]) layer.unmount();
    await expectOwnEntry();
  }
});

it('leaves where one went meanwhile as it is', async () => {
  const { unmount } = render(<Layer onClose={jest.fn()} />);
  unmount();
  history.pushState(null, '', '/elsewhere');
  await settled();
  expect(location.pathname).toBe('/elsewhere');
});

it('does nothing with a mouse, and for what lies beside the page', () => {
  render(<Layer onClose={jest.fn()} isOver={false} />);
  window.matchMedia = usual;
  render(<Layer onClose={jest.fn()} />);
  expect(history.state).toEqual({ own: 1 });
});
