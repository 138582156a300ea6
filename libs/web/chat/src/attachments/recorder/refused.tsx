import { Button } from '@officehours/web-ui';
import { MicOff } from 'lucide-react';
import { usePaneText } from '../../i18n/pane-text';
import type { Trouble } from './recorder';

interface RefusedProps {
  why: Trouble;
  onAgain: () => void;
  onClose: () => void;
}

/** Why nothing is recorded, and what can be done about it. */
export function Refused({ why, onAgain, onClose }: RefusedProps) {
  const words = usePaneText().files.voice;
  return (
    <>
      <p role="alert" className="flex gap-2 text-sm">
        <MicOff size={18} aria-hidden="true" className="mt-0.5 shrink-0 text-danger" />
        {words.refused[why]}
      </p>
      <div className="flex justify-end gap-2">
        {why !== 'unsupported' && (
          <Button size="sm" onClick={onAgain}>
            {words.again}
          </Button>
        )}
        <Button size="sm" variant="quiet" onClick={onClose}>
          {words.close}
        </Button>
      </div>
    </>
  );
}
