import { Eye, EyeOff } from 'lucide-react';

/** Of the button that is there once something that looks different when sent has been written. */
export function PreviewIcon({ isShown }: { isShown: boolean }) {
  return isShown ? <EyeOff size={18} /> : <Eye size={18} />;
}
