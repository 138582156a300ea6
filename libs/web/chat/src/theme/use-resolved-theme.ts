import { useMedia } from '@officehours/web-ui';

export type ThemeChoice = 'auto' | 'light' | 'dark';

/** The theme to show for a choice; `auto` follows the device, also while the page is open. */
export function useResolvedTheme(choice: ThemeChoice): 'light' | 'dark' {
  const deviceIsDark = useMedia('(prefers-color-scheme: dark)');
  if (choice !== 'auto') return choice;
  return deviceIsDark ? 'dark' : 'light';
}
