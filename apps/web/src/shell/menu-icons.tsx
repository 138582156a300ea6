import { Keyboard, Settings } from 'lucide-react';

const ICONS = { settings: Settings, shortcuts: Keyboard };

/** Pictures of the account menu, which nobody sees on the first screen. */
export function MenuIcon({ name }: { name: keyof typeof ICONS }) {
  const Icon = ICONS[name];
  return <Icon size={17} />;
}
