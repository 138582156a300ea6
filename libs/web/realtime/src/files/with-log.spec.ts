import type { Attachment, RoomFile } from '@officehours/contracts';
import { buildMessage } from '../testing/builders';
import { withLog } from './with-log';

const file = (id: string, kind: Attachment['kind'] = 'image'): Attachment => ({
  id,
  name: `${id}.png`,
  kind,
  mimeType: 'image/png',
  size: 1,
  width: 4,
  height: 3,
  placeholder: null,
  hasThumbnail: false,
  durationMs: null,
  waveform: null,
  transcript: null,
});
const said = (seq: number, ...attachments: Attachment[]) => ({ ...buildMessage(seq), attachments });
const listed = (seq: number, id: string): RoomFile => ({
  ...file(id),
  messageId: buildMessage(seq).id,
  seq,
  senderId: 'someone',
  sentAt: '2026-11-23T10:00:00.000Z',
});
const ids = (files: readonly RoomFile[]): string[] => files.map(({ id }) => id);

describe('the files of a room, with what is known of its messages', () => {
  it('have what has just come, the files of a message in their order, and of one kind only', () => {
    const messages = [said(6), said(7, file('a'), file('notes', 'file'), file('b'))];
    expect(ids(withLog([listed(3, 'old')], false, messages, 'image'))).toEqual(['a', 'b', 'old']);
    expect(ids(withLog([], false, messages, 'file'))).toEqual(['notes']);
  });

  it('have nothing of a message that was deleted', () => {
    const files = [listed(7, 'a'), listed(7, 'b'), listed(3, 'old')];
    expect(ids(withLog(files, false, [said(7)], 'image'))).toEqual(['old']);
  });

  it('go on where the next page begins: older messages at hand wait for it', () => {
    const messages = [said(2, file('older')), said(5, file('a'), file('b')), said(9, file('new'))];
    expect(ids(withLog([listed(9, 'new'), listed(5, 'a')], true, messages, 'image'))).toEqual([
      'new',
      'a',
      'b',
    ]);
  });
});
