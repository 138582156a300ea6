import type { RoomFile } from '@officehours/contracts';
import { useFormat } from '../../i18n/language-context';
import { usePaneText } from '../../i18n/pane-text';
import { Picture } from '../picture';

interface PictureGridProps {
  files: readonly RoomFile[];
  nameOf: (id: string) => string;
  onOpen: (file: RoomFile) => void;
}

/** Pictures side by side; each opens large, and from there leads to its message. */
export function PictureGrid({ files, nameOf, onOpen }: PictureGridProps) {
  const words = usePaneText().files;
  const format = useFormat();
  return (
    <ul className="grid grid-cols-3 gap-1">
      {files.map((file) => (
        <li key={file.id} className="relative aspect-square overflow-hidden rounded-sm">
          <Picture file={file} label={words.picture(file.name)} />
          <button
            type="button"
            aria-haspopup="dialog"
            title={words.by(nameOf(file.senderId), format.exact(file.sentAt))}
            onClick={() => onOpen(file)}
            className="absolute inset-0 cursor-zoom-in -outline-offset-2"
          >
            <span className="sr-only">
              {words.open(file.name)}, {words.by(nameOf(file.senderId), format.exact(file.sentAt))}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
