import { IconButton } from '@officehours/web-ui';
import { Bell, BellOff } from 'lucide-react';
import { usePaneText } from '../i18n/pane-text';

/** At night: whether the others are told of the message, or find it in the morning. */
export function SilentButton({ isOn, onChange }: { isOn: boolean; onChange: (isOn: boolean) => void }) {
  const words = usePaneText();
  return (
    <IconButton
      label={words.notifications.sendSilently}
      aria-pressed={isOn}
      onClick={() => onChange(!isOn)}
      className="my-0.5 aria-pressed:text-accent"
    >
      {isOn ? <BellOff size={18} /> : <Bell size={18} />}
    </IconButton>
  );
}
