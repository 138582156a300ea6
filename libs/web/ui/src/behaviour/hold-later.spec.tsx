import { act, render, screen } from '@testing-library/react';
import { holdLater, useHoldLater } from './hold-later';
import { later } from './later';

const Hello = () => <p>Hello</p>;
const Screen = ({ isWaiting }: { isWaiting: boolean }) => {
  useHoldLater(isWaiting);
  return null;
};

describe('what the screen waits for', () => {
  it('comes before a component for later, also before one that stands above it', async () => {
    const load = jest.fn(async () => Hello);
    const Later = later(load);
    const page = (isWaiting: boolean) => (
      <>
        <Later />
        <Screen isWaiting={isWaiting} />
      </>
    );
    const { rerender } = render(page(true));
    await act(() => Promise.resolve());
    expect(load).not.toHaveBeenCalled();
    rerender(page(false));
    expect(await screen.findByText('Hello')).toBeVisible();
  });

  it('is waited for by each of several', async () => {
    const load = jest.fn(async () => Hello);
    const Later = later(load);
    const [first, second] = [holdLater(), holdLater()];
    render(<Later />);
    await act(() => Promise.resolve());
    first();
    first();
    expect(load).not.toHaveBeenCalled();
    second();
    expect(await screen.findByText('Hello')).toBeVisible();
  });

  it('is not waited for by what is no longer drawn', async () => {
    const load = jest.fn(async () => Hello);
    const Later = later(load);
    const release = holdLater();
    render(<Later />).unmount();
    await act(() => Promise.resolve());
    release();
    expect(load).not.toHaveBeenCalled();
  });

  it('is waited for two seconds at most', async () => {
    jest.useFakeTimers();
    try {
      const load = jest.fn(async () => Hello);
      const Later = later(load);
      render(
        <>
          <Screen isWaiting />
          <Later />
        </>,
      );
      await act(() => jest.advanceTimersByTimeAsync(1_900));
      expect(load).not.toHaveBeenCalled();
      await act(() => jest.advanceTimersByTimeAsync(200));
      expect(load).toHaveBeenCalledTimes(1);
    } finally {
      jest.useRealTimers();
    }
  });
});
