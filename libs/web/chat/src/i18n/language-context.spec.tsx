import { render, screen } from '@testing-library/react';
import { LookProvider } from '../provider/look-provider';
import { CountBadge } from '@officehours/web-ui';
import { useFormat, useText } from './language-context';

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

  it('may be replaced one by one by the host', () => {
    render(
      <LookProvider language="en" strings={{ rooms: { title: 'Inbox' } }}>
        <Words />
      </LookProvider>,
    );
    expect(screen.getByText('Inbox, Close')).toBeInTheDocument();
  });
});
