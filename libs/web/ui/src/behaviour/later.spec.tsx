import { render, screen } from '@testing-library/react';
import { fetchLater, later } from './later';

const Hello = ({ name }: { name: string }) => <p>Hello {name}</p>;

describe('a component for later', () => {
  it('comes when it is drawn, and from then on at once', async () => {
    const load = jest.fn(async () => Hello);
    const Later = later(load);
    const { container, unmount } = render(<Later name="Maya" />);
    expect(container).toBeEmptyDOMElement();
    expect(await screen.findByText('Hello Maya')).toBeVisible();
    unmount();
    render(<Later name="Tom" />);
    expect(screen.getByText('Hello Tom')).toBeVisible();
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('comes before it is drawn when it is fetched', async () => {
    const Later = later(async () => Hello);
    await fetchLater();
    render(<Later name="Maya" />);
    expect(screen.getByText('Hello Maya')).toBeVisible();
  });

  it('is fetched again when that failed', async () => {
    const load = jest.fn(async () => Hello).mockRejectedValueOnce(new TypeError('no network'));
    const Later = later(load);
    const { container, unmount } = render(<Later name="Maya" />);
    await fetchLater();
    unmount();
    render(<Later name="Maya" />);
    expect(await screen.findByText('Hello Maya')).toBeVisible();
    expect(container).toBeEmptyDOMElement();
  });
});
