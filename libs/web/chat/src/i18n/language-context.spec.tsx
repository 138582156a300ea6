import { act, render, screen } from '@testing-library/react';
import { LookProvider } from '../provider/look-provider';
import { CountBadge } from '@officehours/web-ui';
import type { Messages } from './en';
import { useFormat, useText } from './language-context';
import { LANGUAGES } from './languages';

const Words = () => {
  const text = useText();
  return (
    <p>
      {text.rooms.title}, {text.close}
    </p>
  );
};

describe('the words of a page', () => {
  it('are those of the chosen language, and its direction is set', async () => {
    render(
      <LookProvider language="ar">
        <Words />
      </LookProvider>,
    );
    const words = await screen.findByText('الرسائل, أغلق');
    expect(words.closest('.officehours')).toHaveAttribute('dir', 'rtl');
    expect(words.closest('.officehours')).toHaveAttribute('lang', 'ar');
  });

  it.each([
    ['ar-EG', '١٢ صورة, ١٢, ٩٩+'],
    ['ar-MA', '12 صورة, 12, 99+'],
  ])('have the digits of the region %s, as everything else', async (language, shown) => {
    const Numbers = () => {
      const text = useText();
      const format = useFormat();
      return (
        <p data-testid={language}>
          {text.message.files.image(12)}, {format.number(12)},{' '}
          <CountBadge count={100} format={format.number} label="" />
        </p>
      );
    };
    render(
      <LookProvider language={language}>
        <Numbers />
      </LookProvider>,
    );
    expect(await screen.findByTestId(language)).toHaveTextContent(shown);
  });

  describe('where they are fetched', () => {
    const arabic = LANGUAGES.find(({ tag }) => tag === 'ar')!;
    const { words } = arabic;
    const page = (language: string) => (
      <LookProvider language={language}>
        <Words />
      </LookProvider>
    );
    beforeEach(() => jest.useFakeTimers());
    afterEach(() => {
      jest.useRealTimers();
      arabic.words = words;
    });

    it('are the former ones until the new are there, and what is open stays open', async () => {
      const { rerender } = render(page('en'));
      const title = screen.getByText('Messages, Close');
      rerender(page('ar'));
      expect(screen.getByText('Messages, Close')).toBe(title);
      expect(await screen.findByText('الرسائل, أغلق')).toBe(title);
      rerender(page('en'));
      expect(screen.getByText('Messages, Close')).toBe(title);
    });

    it('are English while they cannot be had, and asked for again', async () => {
      const missed = jest.fn().mockRejectedValueOnce(new TypeError('no network'));
      arabic.words = missed.mockImplementation(words as () => Promise<Messages>);
      render(page('ar'));
      expect(await screen.findByText('Messages, Close')).toBeInTheDocument();
      await act(() => jest.advanceTimersByTimeAsync(5_000));
      expect(await screen.findByText('الرسائل, أغلق')).toBeInTheDocument();
    });
  });

  it('may be replaced one by one by the host', () => {
    render(
      <LookProvider language="en" strings={{ rooms: { title: 'Inbox' } }}>
        <Words />
      </LookProvider>,
    );
    expect(screen.getByText('Inbox, Close')).toBeInTheDocument();
  });
});
