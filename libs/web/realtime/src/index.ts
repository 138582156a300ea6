export type { Course, Message, ReplySnapshot, Room, RosterStudent, User } from '@officehours/contracts';
export type {
  ChosenFile,
  FileProgress,
  FileRefusal,
  LocalFiles,
  OutgoingFile,
  VoiceDetails,
} from './attachments/types';
export { useFileTray, type FileTray } from './attachments/use-file-tray';
export { useTakeOut } from './attachments/use-take-out';
export { useTray } from './attachments/use-tray';
export { useFileProgress } from './attachments/use-file-progress';
export { useLocalUrl } from './attachments/use-local-url';
export { chatPath, newChatCreate, startChat, type NewChatRequest } from './chat/new-chat';
export type { ActedOn, MessageActions } from './chat/message-actions';
export type { ChatItem, SendStatus } from './chat/item';
export { OfficehoursContext, useOfficehours } from './client/context';
export { createOfficehours } from './client/create-officehours';
export { forgetPerson } from './client/forget-person';
export type { Officehours } from './client/officehours';
export type { OfficehoursOptions, Platform } from './client/options';
export type { ConnectionState, ConnectionStatus } from './connection/state';
export type { GetToken, TokenReason } from './connection/token-source';
export { useDownload, type Download } from './files/use-download';
export type { FilmState } from './files/films';
export { useFilm, type Film } from './files/use-film';
export { useFile, useFileLoader, type LoadedFile } from './files/use-file';
export { useRoomFiles, type RoomFiles } from './files/use-room-files';
export type { Loading, Paging } from './hooks/loading';
export type { NewGroup, RoomPreferences } from './groups/group-calls';
export { useNamedPeople, type NamedIn } from './groups/use-named-people';
export { useGroups, usePersonPreferences, useRoomMembers, type Groups } from './groups/use-groups';
export { useConnection } from './hooks/use-connection';
export { useCourses } from './hooks/use-courses';
export { useBegunEdit, type BegunEdit } from './hooks/use-begun-edit';
export { useDraft, useHasDraft } from './hooks/use-draft';
export type { OutboxItem } from './outbox/item';
export { useUnsent, useUnsentCount } from './hooks/use-unsent';
export { useLiveMessages } from './hooks/use-live-messages';
export { useMe } from './hooks/use-me';
export { fetchAhead, useMessagesAhead } from './hooks/ahead';
export { useMessages, type RoomMessages } from './hooks/use-messages';
export { useNotices } from './hooks/use-notices';
export { useReadMarker } from './hooks/use-read-marker';
export { useReceipts } from './hooks/use-receipts';
export { useRoom, useRooms, useUnreadTotal } from './hooks/use-rooms';
export { useRoster } from './hooks/use-roster';
export { usePeopleSearch } from './hooks/use-people-search';
export { useSearch, type Found } from './hooks/use-search';
export { useMessageActions } from './hooks/use-message-actions';
export { useOutbox, useSend, type OutboxActions, type Send, type SendOptions } from './hooks/use-send';
export { useRevisions } from './hooks/use-revisions';
export { useStaff } from './hooks/use-staff';
export { useStartChat, type StartChat } from './hooks/use-start-chat';
export { useTyping, type RoomTyping } from './hooks/use-typing';
export { useUnreadDivider } from './hooks/use-unread-divider';
export { useKeptDevice, useNotificationSettings, useNotifiedDevice } from './notifications/use-notifications';
export type { DeviceState } from './notifications/device';
export { isSuspended, OfficehoursError, type FailureCode, type FailureDetails } from './rest/error';
export type {
  ChatPair,
  DemoPerson,
  RosterPage,
  SignInOptions,
  SignInResult,
  StaffMember,
} from './rest/shapes';
export {
  useAuditCheck,
  useAuditLog,
  type AuditCheck,
  type AuditFilter,
  type AuditLog,
} from './safety/use-audit';
export { useQuarantine, type Quarantine } from './safety/use-quarantine';
export {
  useBlocks,
  usePeers,
  useReports,
  useSafety,
  useSuspensions,
  useVisits,
  type Peer,
  type SafetyCalls,
} from './safety/use-safety';
export { useVisitCalls, useVisitedRoom, type VisitCalls, type VisitedRoom } from './safety/use-visit';
export { useOwnSessions, type OwnSession, type OwnSessions } from './session/use-sessions';
export { createSession } from './session/session';
export type { Session, SessionState, SessionStatus } from './session/types';
export { useSession } from './session/use-session';
export { commonEnds } from './support/common-ends';
