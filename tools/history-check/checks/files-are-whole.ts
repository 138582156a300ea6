import type { EventOf } from '../history/events.ts';
import type { History } from '../history/history.ts';
import { broughtFiles, type BroughtFile } from './brought-files.ts';
import type { Check } from './check.ts';

type Files = ReadonlyMap<string, BroughtFile>;
type Download = EventOf<'download'>;

/** C14: a file of a message is there to the byte, and of any other upload nobody else sees anything. */
export const filesAreWhole: Check = {
  id: 'C14',
  name: 'the files of a message are there to the byte for whoever sees it; nothing of a half, unsent or deleted one is',
  violations(history) {
    const files = broughtFiles(history);
    return [
      ...wrongFiles(history, files),
      ...wrongDownloads(history, files),
      ...neverAsked(history, files),
      ...wrongLists(history, files),
    ];
  },
};

/** A message has the files that it was sent with, each of them acknowledged to its sender before. */
function wrongFiles(history: History, files: Files): string[] {
  return history.views.flatMap(({ source, person, room, messages }) =>
    messages.flatMap(({ id, seq, cmid, sender, files: own = [], deleted }) => {
      const sent = history.byCmid.get(cmid)?.find(({ outcome }) => outcome === 'ok')?.files ?? own;
      const isWhole = sent.length === own.length && sent.every((file, place) => own[place] === file);
      const isTheirs = own.every(
        (file) => files.get(file)?.person === sender && files.get(file)?.room === room,
      );
      const from = `${source} of ${person ?? 'all'}: ${id} seq ${seq} of ${room}`;
      if (deleted) return own.length > 0 ? [`${from} is deleted, and its files are not`] : [];
      return isWhole && isTheirs
        ? []
        : [`${from} has the files ${own.join(', ')}, and was sent with ${sent.join(', ')}`];
    }),
  );
}

function wrongDownloads(history: History, files: Files): string[] {
  const began = new Map<number, number>();
  return history.of('download').flatMap((download) => {
    if (download.phase === 'invoke') began.set(download.call, download.t);
    const file = files.get(download.fileId);
    if (!file || download.phase === 'invoke') return [];
    const what = `${download.device}, ${download.isFinal ? 'in the end' : 'meanwhile'}: ${file.id} of ${file.room}`;
    const wrong =
      download.phase === 'ok'
        ? wronglyGiven(download, file, began.get(download.call) ?? 0)
        : wronglyRefused(history, download, file, began.get(download.call) ?? 0);
    return wrong ? [`${what} ${wrong}`] : [];
  });
}

function wronglyGiven(
  { bytes, person, t, isFinal }: Download,
  file: BroughtFile,
  began: number,
): string | undefined {
  if (bytes !== file.bytes) return 'came with other bytes';
  if (person !== file.person && t < file.sent) return 'was seen before it was sent';
  if (person !== file.person && isFinal && !file.message) return 'is seen, and no message has it';
  return isFinal && file.message?.deleted && began > file.deletion
    ? 'is seen, and its message is deleted'
    : undefined;
}

/** Only what was acknowledged, is not being deleted, and is theirs still, has to be there. */
function wronglyRefused(
  history: History,
  { phase, person, t, isFinal, err }: Download,
  file: BroughtFile,
  began: number,
): string | undefined {
  if (phase === 'info') return isFinal ? `could not be asked for: ${err}` : undefined;
  const isStill = isStillIn(history, file.room, person);
  if (isFinal) return isStill && file.message && !file.message.deleted ? `is not there: ${err}` : undefined;
  return isStill && began > file.acknowledged && t < file.deletion ? `was not there: ${err}` : undefined;
}

/** Nothing would be found of a file that nobody asked for. */
function neverAsked(history: History, files: Files): string[] {
  const asked = new Set(
    history.of('download').flatMap(({ isFinal, fileId, person }) => (isFinal ? `${fileId} ${person}` : [])),
  );
  const live = [...files.values()].filter(({ message }) => message && !message.deleted);
  return live.flatMap(({ id, room }) =>
    history
      .membersOf(room)
      .filter(({ person }) => isStillIn(history, room, person) && !asked.has(`${id} ${person}`))
      .map(({ person }) => `${person} never asked for ${id} of ${room}`),
  );
}

const isStillIn = (history: History, room: string, person: string): boolean =>
  history.membership(room, person)?.last === null;

/** A list shows files of messages only. What a crash cut off from its message may be missing in it for a while. */
function wrongLists(history: History, files: Files): string[] {
  return history.of('files').flatMap(({ person, room, fileIds }) =>
    fileIds.flatMap((id) => {
      const file = files.get(id);
      const isTold = file?.room === room && file.message !== undefined && !file.isDeleted;
      return isTold ? [] : [`the list of ${room} shows ${person} the file ${id}, which no message has`];
    }),
  );
}
