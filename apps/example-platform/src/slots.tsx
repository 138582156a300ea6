import type { Slots } from '@officehours/web-chat';
import { IconButton } from '@officehours/web-ui';
import { words } from './words';

/** What the platform draws itself. Outside of the components that render it, so that it stays the same. */
export const slots: Slots = {
  // The platform's people wear a square.
  avatar: ({ Default, ...props }) => (
    <span className="platform-face" data-person={props.name}>
      <Default {...props} />
    </span>
  ),
  // One click names the exercise that the page is about.
  composerActions: ({ insert }) => (
    <IconButton label={words.insertExercise} onClick={() => insert(`${words.exercise}: `)}>
      §
    </IconButton>
  ),
};
