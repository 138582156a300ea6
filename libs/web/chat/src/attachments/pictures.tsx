import type { Attachment } from '@officehours/contracts';
import type { ChatItem } from '@officehours/web-realtime';
import clsx from 'clsx';
import { usePaneText } from '../i18n/pane-text';
import { useMessageActions } from '../message-list/message-actions';
import { boxOf, gridOf, SHOWN } from './layout';
import { OutgoingPicture } from './outgoing';
import { Picture } from './picture';
import { keyOf, type ShownFile } from './shown-file';

interface PicturesProps {
  item: ChatItem;
  pictures: readonly ShownFile[];
}

/** Pictures in boxes that have their size before the first byte is there; narrower where there is less room. */
export function Pictures({ item, pictures }: PicturesProps) {
  const [only] = pictures;
  const isAlone = pictures.length === 1 && only !== undefined;
  const box = isAlone ? boxOf(only) : gridOf(pictures.length);
  const isWide = 'first' in box && box.first === 2;
  return (
    <div
      className={clsx(
        '-mx-2 mt-0.5 mb-1 max-w-[calc(var(--oh-rem)+100%)] overflow-hidden rounded-lg',
        !isAlone && 'grid auto-rows-fr grid-cols-2 gap-0.5',
      )}
      style={{ width: box.width, aspectRatio: `${box.width} / ${box.height}` }}
    >
      {pictures.slice(0, SHOWN).map((picture, index) => (
        <div
          key={keyOf(picture)}
          className={clsx('relative size-full min-h-0 min-w-0', index === 0 && isWide && 'col-span-2')}
        >
          {'blob' in picture ? (
            <OutgoingPicture file={picture} />
          ) : (
            <PictureButton
              item={item}
              picture={picture}
              more={index === SHOWN - 1 ? pictures.length - SHOWN : 0}
            />
          )}
        </div>
      ))}
    </div>
  );
}

interface PictureButtonProps {
  item: ChatItem;
  picture: Attachment;
  /** How many further ones stand behind this one. */
  more: number;
}

function PictureButton({ item, picture, more }: PictureButtonProps) {
  const words = usePaneText().files;
  const { openFile } = useMessageActions();
  const shown = <Picture file={picture} label={words.picture(picture.name)} />;
  if (!openFile) return shown;
  return (
    <>
      {shown}
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={() => openFile(item, picture.id)}
        className="absolute inset-0 flex cursor-zoom-in items-center justify-center -outline-offset-2"
      >
        <span className="sr-only">{words.open(picture.name)}</span>
        {more > 0 && (
          <span className="flex size-full items-center justify-center bg-[rgb(0_0_0/0.55)] text-2xl font-semibold text-[#fff]">
            <span aria-hidden="true">+{more}</span>
            <span className="sr-only">{words.more(more)}</span>
          </span>
        )}
      </button>
    </>
  );
}
