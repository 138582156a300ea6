import {
  OfficehoursContext,
  OfficehoursError,
  type Officehours,
  type RoomMessages,
} from '@officehours/web-realtime';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { LookProvider } from '../provider/look-provider';
import { ann, directRoom, item } from '../testing/items';
import { useEdit } from './use-edit';
import { useRoomActions } from './use-room-actions';

const [first, second] = [item(1, { mine: true, content: 'three' }), item(2, { mine: true, content: 'four' })];

/** The answers that edits wait for, oldest first. */
let waiting: { done: () => void; refused: (error: OfficehoursError) => void }[];
const edit = jest.fn(
  () => new Promise<void>((done, refused) => waiting.push({ done, refused: (error) => refused(error) })),
);

/** What the composer of a room knows of its edit; the first message has by now the revision `rev`. */
function open() {
  const client = { actions: { edit } } as unknown as Officehours;
  const messages = { items: [first, second] } as unknown as RoomMessages;
  const around = ({ children }: { children: ReactNode }) => (
    <LookProvider language="en">
      <OfficehoursContext value={client}>{children}</OfficehoursContext>
    </LookProvider>
  );
  const use = ({ rev }: { rev: number }) => {
    const actions = useRoomActions({ room: directRoom, me: ann.id, messages, focusInput: () => undefined });
    const { purpose } = actions;
    const box = useEdit(purpose?.kind === 'edit' ? purpose : null, {
      editedText: purpose?.id === second.id ? second.content : first.content,
      editedRev: rev,
      onSaveEdit: actions.saveEdit,
      onPurposeDone: actions.endPurpose,
    });
    return { actions, box };
  };
  const { result, rerender } = renderHook(use, { wrapper: around, initialProps: { rev: 0 } });
  const now = () => result.current;
  return { now, shownRev: (rev: number) => rerender({ rev }) };
}

type Opened = ReturnType<typeof open>;

const begin = ({ now }: Opened, of = first) => act(() => now().actions.rows.edit(of));
const write = ({ now }: Opened, text: string) => act(() => now().box.write(text));
const save = ({ now }: Opened) => act(() => now().box.save(now().box.text));
const answer = () => act(async () => waiting.shift()!.done());
const refuse = (error: OfficehoursError) => act(async () => waiting.shift()!.refused(error));

beforeEach(() => {
  waiting = [];
  edit.mockClear();
});

describe('an edit', () => {
  it('that could not be saved stays in the box, says so, and is saved by the next try', async () => {
    const room = open();
    begin(room);
    write(room, 'at three');
    save(room);
    await refuse(new OfficehoursError('network'));
    expect(room.now().actions).toMatchObject({ purpose: { kind: 'edit', id: first.id } });
    expect(room.now().actions.failure).not.toBeNull();
    expect(room.now().box).toMatchObject({ text: 'at three', isSaving: false });
    save(room);
    await answer();
    expect(edit).toHaveBeenLastCalledWith({ id: first.id, rev: 0 }, 'at three');
    expect(room.now().actions).toMatchObject({ purpose: null, failure: null });
  });

  it('is saved once, and stays as it is until that is known', async () => {
    const room = open();
    begin(room);
    write(room, 'at three');
    save(room);
    save(room);
    write(room, 'at three, no, four');
    expect(room.now().box).toMatchObject({ text: 'at three', isSaving: true });
    await answer();
    expect(edit).toHaveBeenCalledTimes(1);
    expect(room.now().actions.purpose).toBeNull();
  });

  it.each([
    ['saved', answer],
    ['refused', () => refuse(new OfficehoursError('network'))],
  ])('that is %s late leaves alone what the box is for by then', async (_how, come) => {
    const room = open();
    begin(room);
    write(room, 'at three');
    save(room);
    begin(room, second);
    write(room, 'at four');
    await come();
    expect(room.now().actions.purpose).toMatchObject({ id: second.id });
    expect(room.now().box).toMatchObject({ text: 'at four', isSaving: false });
  });

  it('is meant for the message of now only when it was said that it is another one', async () => {
    const room = open();
    begin(room);
    write(room, 'at three');
    save(room);
    await refuse(new OfficehoursError('network'));
    room.shownRev(1);
    save(room);
    await refuse(new OfficehoursError('revision_conflict'));
    save(room);
    await answer();
    expect(edit.mock.calls).toEqual([0, 0, 1].map((rev) => [{ id: first.id, rev }, 'at three']));
  });
});
