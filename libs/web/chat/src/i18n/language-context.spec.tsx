import { render, screen } from '@testing-library/react';
import { LookProvider } from '../provider/look-provider';
import { useText } from './language-context';

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

  it('may be replaced one by one by the host', () => {
    render(
      <LookProvider language="en" strings={{ rooms: { title: 'Inbox' } }}>
        <Words />
      </LookProvider>,
    );
    expect(screen.getByText('Inbox, Close')).toBeInTheDocument();
  });
});
