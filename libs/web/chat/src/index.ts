export { Composer, type ComposerProps } from './composer/composer';
export { ConnectionBanner } from './connection/connection-banner';
export { MessageContent } from './content/message-content';
export type { Messages } from './i18n/en';
export { createFormat, type Format } from './i18n/format';
export { useFormat, useSpeech, useText } from './i18n/language-context';
export { LANGUAGES, languageFor, type Language } from './i18n/languages';
export type { MessageOverrides } from './i18n/overrides';
export { usePaneText } from './i18n/pane-text';
export { CourseStaff, type CourseStaffProps } from './people/course-staff';
export { StaffList } from './people/staff-list';
export { StartChatDialog, type StartChatDialogProps } from './people/start-chat-dialog';
export { AccountSettings } from './account/account-settings';
export { CourseRooms, type CourseRoomsProps } from './group/course-rooms';
export { NotificationSettingsPane } from './notifications/notification-settings-pane';
export {
  NotificationSettingsView,
  type NotificationSettingsViewProps,
} from './notifications/notification-settings-view';
export { PrivacySettings } from './group/privacy-settings';
export { LookProvider, type LookProviderProps } from './provider/look-provider';
export { OfficehoursProvider, type OfficehoursProviderProps } from './provider/officehours-provider';
export { RoomList, type RoomListProps } from './room-list/room-list';
export { RoomListView, type RoomListViewProps } from './room-list/room-list-view';
export { ChatRoom, type ChatRoomProps } from './room/chat-room';
export { default as DetailsPanel, type DetailsPanelProps } from './room/details-panel';
export { Failure } from './room/failure';
export { RoomSkeleton } from './room/room-skeleton';
export { roomTitle } from './room/room-words';
export { RoomView, type RoomViewProps } from './room/room-view';
export { Roster, type RosterProps } from './roster/roster';
export { RosterView, type RosterViewProps } from './roster/roster-view';
export { useArrivalAt, type Arrival } from './room/use-arrival';
export { SearchDialog, type SearchDialogProps, type SearchMemory } from './search/search-dialog';
export { SearchView, type SearchViewProps } from './search/search-view';
export { Officehours, type OfficehoursProps } from './shell/officehours';
export { Panes, type PanesProps } from './shell/panes';
export { useResolvedTheme, type ThemeChoice } from './theme/use-resolved-theme';
