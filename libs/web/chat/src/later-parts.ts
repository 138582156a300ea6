/** What the conversation draws after its first screen, in one file; see `later` in `@officehours/web-ui`. */
export { PurposeLine } from './composer/purpose';
export { Preview } from './composer/preview';
export { PreviewIcon } from './composer/preview-icon';
export { SilentButton } from './composer/silent-button';
export { TextBudget } from './composer/text-budget';
export { ConnectionBanner } from './connection/connection-banner';
export { Announcer } from './message-list/announcer';
export { FailedLine } from './message-list/failed-line';
export { FloatingDay } from './message-list/floating-day';
export { BackButton, JumpButton } from './message-list/jump-button';
export { RowTools } from './message-list/row-tools';
export { UnreadChip } from './message-list/unread-chip';
export { NothingFound } from './room-list/nothing-found';
export { RoomReaders } from './safety/room-readers';
export { FailureLine } from './room/failure-line';
export { TypingBubble } from './room/typing-bubble';
export { Marks } from './room-list/marks';
