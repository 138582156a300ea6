import type { QuarantinedFile } from '@officehours/contracts';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { LookProvider } from '../../provider/look-provider';
import { ann } from '../../testing/items';
import { QuarantineCard } from './quarantine-card';

const file: QuarantinedFile = {
  id: 'f'.repeat(24),
  name: 'solution.zip',
  size: 8,
  sha256: '',
  found: 'Test.Evil',
  chatRoomId: 'c'.repeat(24),
  uploader: { id: ann.id, name: ann.name },
  createdAt: '2025-11-23T23:30:00.000Z',
};

function open(files: QuarantinedFile[], decide = jest.fn(() => Promise.resolve()), language = 'en-GB') {
  render(
    <LookProvider language={language} timeZone="Europe/Berlin">
      <QuarantineCard files={files} decide={decide} />
    </LookProvider>,
  );
  return decide;
}

describe('files in quarantine on the screen', () => {
  it('are not spoken of where there are none', () => {
    open([]);
    expect(screen.queryByRole('region')).toBeNull();
  });

  it('say what was found in them, and are decided about with a reason', async () => {
    const decide = open([file]);
    const row = screen.getByRole('listitem', { name: 'solution.zip' });
    expect(row).toHaveTextContent(`Test.Evil, uploaded by ${ann.name}`);
    await userEvent.click(screen.getByRole('button', { name: 'Release' }));
    expect(screen.getByRole('alert')).toHaveTextContent('Say why');
    expect(decide).not.toHaveBeenCalled();
    await userEvent.type(screen.getByLabelText('Reason'), ' A false alarm ');
    await userEvent.click(screen.getByRole('button', { name: 'Release' }));
    expect(decide).toHaveBeenCalledWith(file.id, 'release', 'A false alarm');
    await userEvent.click(screen.getByRole('button', { name: 'Delete for good' }));
    expect(decide).toHaveBeenLastCalledWith(file.id, 'delete', 'A false alarm');
  });

  it('say when it did not work, in the other language too', async () => {
    open(
      [file],
      jest.fn(() => Promise.reject(new Error('away'))),
      'ar',
    );
    await userEvent.type(await screen.findByLabelText('السبب'), 'لماذا');
    await userEvent.click(screen.getByRole('button', { name: 'احذف نهائيًا' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('لم يتم ذلك');
  });
});
