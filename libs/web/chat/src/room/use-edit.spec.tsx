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

/** What this browser keeps of changes that are not saved. */
let edits: ReturnType<typeof browserOf>;

function browserOf(kept = new Map<string, string>()) {
  const readers = new Set<() => void>();
  const subscribe = (reader: () => void) => {
    readers.add(reader);
    return () => void readers.delete(reader);
  };
  const set = (id: string, text: string): void => {
    kept = new Map(kept).set(id, text);
    readers.forEach((reader) => reader());
  };
  return {
    texts: { get: () => kept, subscribe },
    get: (id: string) => kept.get(id) ?? '',
    set,
    settle: jest.fn(),
  };
}

/** What the composer of a room knows of its edit; the first message has by now the revision `rev`. */
function open() {
  const client = { actions: { edit }, edits } as unknown as Officehours;
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
      editedRev: rev,
      onSaveEdit: actions.saveEdit,
      onPurposeDone: actions.endPurpose,
    });
    return { actions, box };
  };
  const { result, rerender, unmount } = renderHook(use, { wrapper: around, initialProps: { rev: 0 } });
  const now = () => result.current;
  return { now, shownRev: (rev: number) => rerender({ rev }), leave: unmount };
}

type Opened = ReturnType<typeof open>;

const begin = ({ now }: Opened, of = first) => act(() => now().actions.rows.edit(of));
const write = ({ now }: Opened, text: string) => act(() => now().box.write(text));
const save = ({ now }: Opened) => act(() => now().box.save(now().box.text));
const answer = () => act(async () => waiting.shift()!.done());
const refuse = (error: OfficehoursError) => act(async () => waiting.shift()!.refused(error));

beforeEach(() => {
  waiting = [];
  edits = browserOf();
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

  it('is there again when the message is edited again after a reply or a reload, and gone when it was given up', () => {
    const room = open();
    begin(room);
    write(room, 'at three');
    act(() => room.now().actions.rows.reply(second, null));
    begin(room);
    expect(room.now().box.text).toBe('at three');
    act(() => room.now().actions.endPurpose(room.now().actions.purpose!));
    room.leave();
    const reloaded = open();
    expect(reloaded.now().actions.purpose).toBeNull();
    begin(reloaded);
    expect(reloaded.now().box.text).toBe('at three');
    act(() => reloaded.now().box.forget());
    expect(reloaded.now().box.text).toBe('three');
  });

  it('under way is so after a reload as well, and so is an answer', () => {
    const room = open();
    begin(room);
    write(room, 'at three');
    room.leave();
    const reloaded = open();
    expect(reloaded.now()).toMatchObject({
      actions: { purpose: { kind: 'edit' } },
      box: { text: 'at three' },
    });
    act(() => reloaded.now().actions.rows.reply(second, null));
    reloaded.leave();
    const again = open();
    expect(again.now().actions.purpose).toMatchObject({ kind: 'reply', id: second.id, excerpt: 'four' });
    act(() => again.now().actions.endPurpose(again.now().actions.purpose!));
    again.leave();
    expect(open().now().actions.purpose).toBeNull();
  });

  it('can be emptied: the text of before does not come back', () => {
    const room = open();
    begin(room);
    write(room, '');
    expect(room.now().box.text).toBe('');
    act(() => room.now().box.forget());
  });

  it('goes on where one went to another conversation meanwhile, unless it was saved by then', async () => {
    const room = open();
    begin(room);
    write(room, 'at three');
    room.leave();
    const back = open();
    expect(back.now()).toMatchObject({ actions: { purpose: { id: first.id } }, box: { text: 'at three' } });
    save(back);
    back.leave();
    await answer();
    const again = open();
    expect(again.now().actions.purpose).toBeNull();
    begin(again);
    expect(again.now().box.text).toBe('three');
    act(() => again.now().actions.endPurpose(again.now().actions.purpose!));
  });

  it('of a message that another device changed since is not meant for that one', async () => {
    const room = open();
    begin(room);
    write(room, 'at three');
    act(() => room.now().actions.rows.reply(second, null));
    begin(room, { ...first, rev: 1 });
    save(room);
    await refuse(new OfficehoursError('revision_conflict'));
    expect(edit).toHaveBeenLastCalledWith({ id: first.id, rev: 0 }, 'at three');
    act(() => room.now().actions.endPurpose(room.now().actions.purpose!));
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
