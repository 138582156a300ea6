import type { ChatItem } from '@officehours/web-realtime';
import type { AvatarProps, PlaceholderProps } from '@officehours/web-ui';
import { createContext, use, type ComponentType, type ReactNode } from 'react';
import type { RoomHeaderProps } from '../room/room-header';

export interface AvatarSlotProps extends AvatarProps {
  /** The picture of a group: `id` and `name` are its own, not a person's. */
  isGroup?: boolean;
}

export interface MessageBodySlotProps {
  message: ChatItem;
  /** What is shown of its text: of a long one that is folded, the beginning. */
  content: string;
  /** The text is nothing but a few emoji, and drawn large. */
  isJumbo: boolean;
  /** Keeps room for the time and the ticks: it goes to the end of the last line. */
  trailer: ReactNode;
}

export interface AttachmentsSlotProps {
  item: ChatItem;
}

export interface EmptySlotProps extends PlaceholderProps {
  /** A list without conversations, a conversation without messages, or none chosen beside the list. */
  place: 'list' | 'room' | 'choice';
}

export interface MessageActionsSlotProps {
  message: ChatItem;
  /** Puts the actions away, as after one of them was taken. */
  onDone: () => void;
}

export interface ComposerActionsSlotProps {
  roomId: string;
  /** What is written so far. */
  text: string;
  /** Writes words where the cursor is. */
  insert: (words: string) => void;
}

/** What each part is given, by its name in `slots`. */
export interface SlotProps {
  /** The picture of a person or of a group. Decorative: the name stands beside it. */
  avatar: AvatarSlotProps;
  /** The text of a message in its bubble. Files, quote and time stay around it. */
  messageBody: MessageBodySlotProps;
  /** The files of a message, those on their way included. */
  attachments: AttachmentsSlotProps;
  /** More to do with a message, after reply, copy and the like. The chat has none itself. */
  messageActions: MessageActionsSlotProps;
  /** The head of a conversation. */
  roomHeader: RoomHeaderProps;
  /** What stands where there is nothing yet. */
  empty: EmptySlotProps;
  /** More to do while writing, beside the emoji. The chat has none itself. */
  composerActions: ComposerActionsSlotProps;
}

export type SlotName = keyof SlotProps;

/** A host's part: it gets what ours would get, and ours as `Default` for drawing something around it. */
export type Slot<Props> = ComponentType<Props & { Default: ComponentType<Props> }>;

/** Parts of the chat that a host draws itself. Components of one identity: made outside of those that render the provider. */
export type Slots = { [Name in SlotName]?: Slot<SlotProps[Name]> };

export const SlotsContext = createContext<Slots>({});

export const useSlots = (): Slots => use(SlotsContext);
