import { Placeholder } from '@officehours/web-ui';
import { slotted } from './slotted';

/** What stands in a pane of the chat that has nothing to show yet. */
export const Empty = slotted('empty', Placeholder);
