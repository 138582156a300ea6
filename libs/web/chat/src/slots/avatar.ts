import { Avatar as UsualAvatar } from '@officehours/web-ui';
import { slotted } from './slotted';

/** A person's or a group's picture, the host's where it has its own. */
export const Avatar = slotted('avatar', UsualAvatar);
