export type { ChatItem, SendStatus } from './chat/item';
export type { ConnectionState, ConnectionStatus } from './connection/state';
export { OfficehoursError, type FailureCode, type FailureDetails } from './rest/error';
export type {
  ChatPair,
  DemoPerson,
  RosterPage,
  SignInOptions,
  SignInResult,
  StaffMember,
} from './rest/shapes';
export * from './surface';
