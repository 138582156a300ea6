import { summaryOf, type Attachment } from './attachment';

describe('the files of a message in few words', () => {
  const of = (...kinds: (Attachment['kind'] | 'voice')[]) =>
    summaryOf(
      kinds.map((kind, index) => ({
        id: String(index).padStart(24, '0'),
        name: 'file',
        kind: kind === 'voice' ? 'audio' : kind,
        mimeType: 'application/octet-stream',
        size: 1,
        width: null,
        height: null,
        placeholder: null,
        hasThumbnail: false,
        durationMs: kind === 'voice' ? 1_000 : null,
        waveform: null,
        transcript: null,
      })),
    );

  it('are photos or voice notes where all of them are, and files otherwise', () => {
    expect(of()).toBeNull();
    expect(of('image', 'image')).toEqual({ kind: 'image', count: 2 });
    expect(of('voice')).toEqual({ kind: 'voice', count: 1 });
    expect(of('audio')).toEqual({ kind: 'file', count: 1 });
    expect(of('image', 'file')).toEqual({ kind: 'file', count: 2 });
    expect(of('video')).toEqual({ kind: 'file', count: 1 });
  });
});
