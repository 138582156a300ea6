import type { Attachment } from '@officehours/contracts';
import { OfficehoursError } from '@officehours/web-realtime';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { LookProvider } from '../../provider/look-provider';
import { player } from '../voice/use-player';
import { FilmView, type FilmViewProps } from './film-view';
import { hearOnly } from './one-sound';

jest.mock('../named-download', () => ({ NamedDownload: () => null }));

const file = { id: 'f', name: 'proof.mp4', kind: 'video', mimeType: 'video/mp4', size: 9 } as Attachment;

function show(given: Partial<FilmViewProps>) {
  const calls = { onPlay: jest.fn(), onCancel: jest.fn() };
  const props = { file, fraction: null, error: null, ...calls, ...given };
  const view = (
    <LookProvider language="en">
      <FilmView {...props} />
    </LookProvider>
  );
  return { ...calls, ...render(view) };
}

describe('a film in the conversation', () => {
  it('is played on wish', async () => {
    const { onPlay } = show({});
    await userEvent.click(screen.getByRole('button', { name: 'Play proof.mp4' }));
    expect(onPlay).toHaveBeenCalledTimes(1);
  });

  it('says how far it is, and can be stopped', async () => {
    const { onCancel } = show({ fraction: 0.42 });
    expect(screen.getByRole('progressbar', { name: 'Loading proof.mp4' })).toHaveAttribute(
      'aria-valuenow',
      '42',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Stop loading proof.mp4' }));
    expect(onCancel).toHaveBeenCalledTimes(1);
  });

  it('may be asked for again where it did not come, and not where it is gone', async () => {
    const { onPlay, unmount } = show({ error: new OfficehoursError('network') });
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onPlay).toHaveBeenCalledTimes(1);
    unmount();
    show({ error: new OfficehoursError('not_found') });
    expect(screen.getByText('No longer available')).toBeInTheDocument();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('says when this browser cannot play it', () => {
    show({ isBroken: true, children: <p>the film</p> });
    expect(screen.getByRole('alert')).toHaveTextContent('This browser cannot play it.');
  });
});

describe('what is heard', () => {
  const aFilm = () => ({ pause: jest.fn() }) as unknown as HTMLMediaElement;

  it('is one film at a time, or a recording', async () => {
    jest.spyOn(HTMLMediaElement.prototype, 'pause').mockReturnValue();
    const [first, second] = [aFilm(), aFilm()];
    hearOnly(first);
    hearOnly(second);
    expect(first.pause).toHaveBeenCalledTimes(1);
    expect(second.pause).not.toHaveBeenCalled();
    // It is on from the moment on which it is asked for.
    void player.toggle({ id: 'note', load: () => new Promise(() => undefined) }, null);
    expect(second.pause).toHaveBeenCalled();
    hearOnly(second);
    expect(player.isOn()).toBe(false);
  });
});
