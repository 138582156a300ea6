import './chat-room.events';

export { announcements, type Announcement } from './announcements';
export { Announcer } from './announcer';
export type { Arrival } from './chat-room.events';
export { BlockService } from './block.service';
export { Blocks } from './blocks';
export { ChatRoomModule } from './chat-room.module';
export type { ChatRoomOptions } from './chat-room.options';
export { CourseReach } from './course-reach';
export { DirectRooms, type DirectRoom } from './direct-rooms';
export type { ReadPosition } from './member-fields';
export { MembershipRepository } from './membership.repository';
export { MessagePolicy, type StartRequest } from './message-policy';
export { presentMessage, ReadPositions } from './message.presenter';
export { PreferencesService } from './preferences.service';
export { Presence } from './presence';
export { PeopleHere, type Whereabouts } from './whereabouts';
export { LastSeenPolicy } from './last-seen-policy';
export { MemberChanges } from './member-changes';
export type { Membership, MessageRecord, RoomAccess, RoomRecord } from './room';
export { OlderBlocks } from './older-blocks';
export { mayRead } from './readers';
export { RoomAccessCache, visibleFrom } from './room-access';
export { RoomOpener } from './room-opener';
export { RoomPositions } from './room-positions';
export { UnfinishedChanges } from './unfinished-changes';
export { askerIn, RoomRules } from './room-rules';
export { Talk } from './talk';
export { RoomLog } from './room-log';
export { RoomPresenter } from './room.presenter';
export { RoomRepository, type RoomSummary } from './room.repository';
export { CreateRoomDto, JoinRoomDto, MarkReadDto, RoomIdDto, TypingDto } from './chat-room.dto';
export { MarkDeliveredDto, MarkUnreadDto, SaveDraftDto, UpdateRoomPreferencesDto } from './member-state.dto';
export { RoomStateModel } from './member-state.models';
export { AttachmentModel } from './attachment-model';
export {
  JoinRoomModel,
  MessageModel,
  ParticipantModel,
  ReadStateModel,
  RoomIdModel,
  RoomModel,
} from './wire-models';
