import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { LookProvider } from '../provider/look-provider';
import { lazyPart } from './lazy-part';

const Picker = (_props: { onClose: () => void }) => <p>Picker</p>;
const noNetwork = new TypeError('Failed to fetch dynamically imported module');

function draw(load: jest.Mock, onClose = jest.fn(), language = 'en') {
  const Part = lazyPart<{ onClose: () => void }>(load, { waiting: 'Waiting' });
  return render(
    <LookProvider language={language}>
      <button ref={(button) => button?.focus()}>Emoji</button>
      <Part onClose={onClose} />
    </LookProvider>,
  );
}

describe('a part of the page that is fetched when it is drawn', () => {
  it('is waited for', async () => {
    draw(jest.fn(async () => ({ default: Picker })));
    expect(screen.getByText('Waiting')).toBeVisible();
    expect(await screen.findByText('Picker')).toBeVisible();
    expect(screen.queryByText('Waiting')).toBeNull();
  });

  it('says that it could not be fetched, comes on another attempt, and gives the focus back', async () => {
    const load = jest.fn(async () => ({ default: Picker }));
    load.mockRejectedValueOnce(noNetwork).mockRejectedValueOnce(noNetwork);
    draw(load);
    expect(await screen.findByRole('alert')).toHaveTextContent('This did not load');
    const emoji = screen.getByRole('button', { name: 'Emoji' });
    expect(emoji).toHaveFocus();
    const retry = screen.getByRole('button', { name: 'Try again' });
    await userEvent.click(retry);
    expect(retry).toHaveFocus();
    await userEvent.click(retry);
    expect(await screen.findByText('Picker')).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
    expect(emoji).toHaveFocus();
  });

  it('can be given up', async () => {
    const onClose = jest.fn();
    draw(jest.fn().mockRejectedValue(noNetwork), onClose);
    await userEvent.click(await screen.findByRole('button', { name: 'Close' }));
    expect(onClose).toHaveBeenCalled();
  });

  it('says so in Arabic too', async () => {
    draw(jest.fn().mockRejectedValue(noNetwork), jest.fn(), 'ar');
    expect(await screen.findByRole('button', { name: 'حاول مرة أخرى' })).toBeVisible();
  });
});
