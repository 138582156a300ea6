import type { ChatItem } from '@officehours/web-realtime';
import { FileCard } from './file-card';
import { Pictures } from './pictures';

/** The files of a message: pictures together, the others one below the other. */
export function Attachments({ item }: { item: ChatItem }) {
  const pictures = item.attachments.filter(({ kind }) => kind === 'image');
  const others = item.attachments.filter(({ kind }) => kind !== 'image');
  return (
    <>
      {pictures.length > 0 && <Pictures item={item} pictures={pictures} />}
      {others.length > 0 && (
        <ul className="-mx-1.5 mb-1 flex w-72 max-w-[calc(100%+0.75rem)] flex-col gap-1">
          {others.map((file) => (
            <li key={file.id}>
              <FileCard file={file} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
