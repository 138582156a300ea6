import type { FileProgress, OutgoingFile } from '@officehours/web-realtime';
import { act, createEvent, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useRef } from 'react';
import { LookProvider } from '../provider/look-provider';
import { DropArea } from './drop-area';
import { TrayView } from './tray-view';
import { useAnnouncement } from './use-announcement';
import { usePaste } from './use-paste';

const waiting: FileProgress = { state: 'waiting', fraction: 0 };

function file(name: string, given: Partial<OutgoingFile> = {}): OutgoingFile {
  const unknown = { width: null, height: null, voice: null, attachment: null, refusal: null };
  return { key: name, name, size: 1_500, mimeType: '', kind: 'file', blob: new Blob(), ...unknown, ...given };
}

const done = (name: string): OutgoingFile =>
  file(name, { attachment: { id: name } as OutgoingFile['attachment'] });

const inEnglish = (children: React.ReactNode) => <LookProvider language="en">{children}</LookProvider>;

/** A transfer as a browser hands it over; jsdom has none of its own. */
function transfer(files: File[], text = '', folders: string[] = []) {
  const entry = (isDirectory: boolean) => () => ({ isDirectory });
  const items = [
    ...files.map((one) => ({ kind: 'file', getAsFile: () => one, webkitGetAsEntry: entry(false) })),
    ...folders.map((name) => ({
      kind: 'file',
      getAsFile: () => new File([], name),
      webkitGetAsEntry: entry(true),
    })),
  ];
  return { types: items.length > 0 ? ['Files'] : ['text/plain'], items, getData: () => text, dropEffect: '' };
}

describe('a tray', () => {
  const onRemove = jest.fn();
  const onRetry = jest.fn();
  const show = (...items: { file: OutgoingFile; progress: FileProgress }[]) =>
    render(inEnglish(<TrayView items={items} maxBytes={25_000_000} onRemove={onRemove} onRetry={onRetry} />));

  it('says of each file how large it is and how far', () => {
    show(
      { file: file('a.txt'), progress: { state: 'uploading', fraction: 0.999 } },
      { file: file('b.txt'), progress: { state: 'checking', fraction: 1 } },
      { file: done('c.txt'), progress: { state: 'done', fraction: 1 } },
    );
    const [a, b, c] = screen.getAllByRole('listitem');
    expect(a).toHaveTextContent('1.5 kB · 99% uploaded');
    expect(b).toHaveTextContent('1.5 kB · Being checked');
    expect(c).toHaveTextContent('1.5 kB · Uploaded');
    expect(screen.getByRole('progressbar', { name: 'Upload of a.txt' })).toHaveAttribute(
      'aria-valuenow',
      '100',
    );
    expect(screen.getByRole('status')).toHaveTextContent('the message goes out once its files are uploaded');
  });

  it.each([
    ['too_large', 'The file is too large: at most 25 MB.', false],
    ['type_not_allowed', 'Files of this type cannot be sent.', false],
    ['quota_exceeded', 'There is no room left for files here.', true],
    ['too_slow', 'The connection is too slow for it. Try again where it is better.', true],
    ['validation_failed', 'The service did not take it.', false],
  ] as const)('says why one is refused: %s', async (refusal, reason, mayRetry) => {
    show({ file: file('a.txt', { refusal }), progress: { state: 'refused', fraction: 0 } });
    expect(screen.getByText(reason)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Try a.txt again' }) !== null).toBe(mayRetry);
    expect(screen.getByRole('status')).toHaveTextContent('Remove what was refused');
    await userEvent.click(screen.getByRole('button', { name: 'Remove a.txt' }));
    expect(onRemove).toHaveBeenCalledWith('a.txt');
  });

  it('offers not to wait for the next attempt', async () => {
    show({ file: file('a.txt'), progress: { ...waiting, problem: 'network' } });
    await userEvent.click(screen.getByRole('button', { name: 'Try a.txt again' }));
    expect(onRetry).toHaveBeenCalledWith('a.txt');
    expect(screen.getByRole('button', { name: 'Cancel the upload of a.txt' })).toBeInTheDocument();
  });
});

describe('who does not see a tray', () => {
  function Said({ files }: { files: readonly OutgoingFile[] }) {
    return <p data-testid="said">{useAnnouncement(files, null)}</p>;
  }
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('hears what came, what was refused and why, and when all is there, each together', () => {
    const { rerender } = render(inEnglish(<Said files={[]} />));
    const then = (...files: OutgoingFile[]) => {
      rerender(inEnglish(<Said files={files} />));
      act(() => jest.advanceTimersByTime(1_000));
      return screen.getByTestId('said').textContent;
    };
    expect(then(file('a.txt'), file('b.exe', { refusal: 'type_not_allowed' }))).toBe(
      '2 files attached. b.exe was refused: Files of this type cannot be sent.',
    );
    expect(then(done('a.txt'), file('b.exe', { refusal: 'type_not_allowed' }))).toBe('a.txt is uploaded');
    expect(then(done('a.txt'), done('c.txt'))).toBe('1 file attached. All files are uploaded');
  });
});

describe('files that are dropped', () => {
  const onDrop = jest.fn();
  function Room() {
    return inEnglish(
      <div>
        <section data-testid="room" />
        <aside data-testid="beside" />
      </div>,
    );
  }
  const drag = (type: 'dragOver' | 'drop', target: Element, data: ReturnType<typeof transfer>) => {
    const event = createEvent[type](target);
    Object.defineProperty(event, 'dataTransfer', { value: data });
    fireEvent(target, event);
    return event.defaultPrevented;
  };

  it('are taken over the room, which says so, and never replace the page', () => {
    render(<Room />);
    const room = screen.getByTestId('room');
    render(inEnglish(<DropArea area={room} onDrop={onDrop} />));
    const data = transfer([new File(['a'], 'a.txt')], '', ['folder']);
    expect(drag('dragOver', room, data)).toBe(true);
    expect(room).toHaveTextContent('Drop files here to attach them');
    expect(drag('dragOver', screen.getByTestId('beside'), data)).toBe(true);
    expect(data.dropEffect).toBe('none');
    expect(room).toHaveTextContent('');
    drag('drop', screen.getByTestId('beside'), data);
    expect(onDrop).not.toHaveBeenCalled();
    drag('drop', room, data);
    expect(onDrop).toHaveBeenCalledWith([expect.objectContaining({ name: 'a.txt' })], true);
    expect(drag('dragOver', room, transfer([], 'words'))).toBe(false);
  });
});

describe('what is pasted', () => {
  const onFiles = jest.fn();
  const onLongText = jest.fn();
  function Box() {
    const input = useRef<HTMLTextAreaElement>(null);
    usePaste(input, { onFiles, onLongText });
    return <textarea ref={input} aria-label="box" defaultValue={'x'.repeat(9_000)} />;
  }
  const paste = (data: ReturnType<typeof transfer>): boolean => {
    const box = screen.getByLabelText('box');
    const event = createEvent.paste(box);
    Object.defineProperty(event, 'clipboardData', { value: data });
    fireEvent(box, event);
    return event.defaultPrevented;
  };
  beforeEach(() => {
    jest.clearAllMocks();
    render(<Box />);
  });

  it('is a file where it is nothing else', () => {
    expect(paste(transfer([new File(['a'], 'image.png')]))).toBe(true);
    expect(onFiles).toHaveBeenCalledTimes(1);
  });

  it('is the text where an office program puts a picture beside it', () => {
    expect(paste(transfer([new File(['a'], 'image.png')], 'A table'))).toBe(false);
    expect(onFiles).not.toHaveBeenCalled();
  });

  it.each([
    ['a huge text', 4_001, true],
    ['one with which the message would be too long', 1_500, true],
    ['an ordinary one', 900, false],
  ])('is offered as a file: %s', (_, length, isOffered) => {
    expect(paste(transfer([], 'y'.repeat(length)))).toBe(false);
    expect(onLongText).toHaveBeenCalledTimes(isOffered ? 1 : 0);
  });
});
