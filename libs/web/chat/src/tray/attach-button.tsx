import { IconButton, Menu, useMedia } from '@officehours/web-ui';
import { Camera, Mic, Paperclip } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { usePaneText } from '../i18n/pane-text';

export interface AttachButtonProps {
  /** Endings the service takes; undefined where they are not known. */
  extensions: readonly string[] | undefined;
  /** A file may be chosen soon. */
  onWish: () => void;
  onFiles: (files: File[]) => void;
  /** Begins a voice note; undefined while one is being made. */
  onVoice: (() => void) | undefined;
}

/** Opens the chooser; where fingers point, it asks first whether the camera is meant. */
export function AttachButton({ extensions, onWish, onFiles, onVoice }: AttachButtonProps) {
  const { tray: words, files: others } = usePaneText();
  const isTouch = useMedia('(pointer: coarse)');
  const files = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const choose = (): void => files.current?.click();
  const accept = extensions?.map((ending) => `.${ending}`).join();
  return (
    // Bubbling from the button, whichever it is.
    <span role="presentation" className="contents" onPointerEnter={onWish} onFocus={onWish}>
      {isTouch ? (
        <Menu
          label={words.attach}
          trigger={ICON}
          items={[
            { id: 'files', label: words.choose, icon: <Paperclip size={18} />, onSelect: choose },
            {
              id: 'camera',
              label: words.camera,
              icon: <Camera size={18} />,
              onSelect: () => camera.current?.click(),
            },
            ...(onVoice
              ? [{ id: 'voice', label: others.voice.record, icon: <Mic size={18} />, onSelect: onVoice }]
              : []),
          ]}
        />
      ) : (
        <span className="flex">
          <IconButton label={words.attach} onClick={choose}>
            {ICON}
          </IconButton>
          <IconButton label={others.voice.record} aria-disabled={!onVoice} onClick={onVoice}>
            <Mic size={19} />
          </IconButton>
        </span>
      )}
      <Chooser ref={files} name="files" multiple accept={accept} onFiles={onFiles} />
      <Chooser ref={camera} name="camera" capture="environment" accept="image/*" onFiles={onFiles} />
    </span>
  );
}

const ICON: ReactNode = <Paperclip size={19} />;

type ChooserProps = Pick<AttachButtonProps, 'onFiles'> &
  Pick<React.ComponentProps<'input'>, 'ref' | 'name' | 'multiple' | 'capture' | 'accept'>;

/** The browser's own; its button is ours. */
function Chooser({ onFiles, ...props }: ChooserProps) {
  return (
    <input
      {...props}
      type="file"
      hidden
      onChange={({ currentTarget }) => {
        const files = [...(currentTarget.files ?? [])];
        // The same file may be chosen again after it was removed.
        currentTarget.value = '';
        onFiles(files);
      }}
    />
  );
}
