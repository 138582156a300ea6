export type { Asker, Refusal } from './access/asker';
export { ACTION, Does } from './access/does.decorator';
export { POLICIES, refusalOf, requireAccess, type Action } from './access/policies';
export { seenFrom, seesAll, WHOLE, type Sight } from './access/sight';
export { Audit, type AuditAct } from './audit/audit';
export { Refusals } from './audit/refusals';
export { decodeAuditCursor, encodeAuditCursor } from './audit/audit-query';
export { Admission, SessionRegistry, Suspensions } from './auth/admission';
export { Authenticator } from './auth/authenticator';
export {
  idOfSubject,
  MODEL_OF_ROLE,
  OWN_TOKEN,
  ROLE_OF_MODEL,
  type Caller,
  type Identity,
  type Person,
} from './auth/identity';
export { CurrentCaller, Public } from './auth/jwt.guard';
export { TokenKeys } from './auth/token-keys';
export { TokenVerifier } from './auth/token-verifier';
export { DomainEvents, type DomainEventMap } from './bus/domain-events';
export { Clock, SystemClock } from './clock';
export { Coalesced } from './coalesced';
export { prepareDataDir } from './config/data-dir';
export { settingsFromEnvironment } from './config/environment';
export type { S3Settings } from './config/file-settings';
export { parseSettings, Settings, SettingsError, settingsSchema } from './config/settings';
export { after, type Eventually } from './eventually';
export { OrderedGate } from './ordered-gate';
export { AppError, forbidden, invalid, notFound } from './errors/app-error';
export { toAppError } from './errors/to-app-error';
export { ApiProblems, FieldErrorModel, ProblemModel } from './http/api-problems';
export { liftBodyDeadline } from './http/body-deadline';
export { ClientAddress } from './http/client-address';
export { configureHttp } from './http/edge';
export { OfficehoursHttpAdapter } from './http/http.adapter';
export { refuseSlow } from './http/unreadable';
export { limitByAddress } from './limits/limit-by-address';
export { Limiters } from './limits/limiters';
export { RateLimits } from './limits/rate-limits';
export { Epoch } from './mongo/epoch';
export { wordsIn, wordsOf } from './mongo/words';
export { PlatformModule } from './platform.module';
export { NodeCheckpoints } from './progress/node-checkpoints.repository';
export type { NodeProgress } from './progress/node-progress';
export { NodeProgresses } from './progress/node-progresses';
export { AuthenticateDto } from './realtime/authenticate.dto';
export { SetLookingDto } from './realtime/set-looking.dto';
export { Connections, RoomsOfPerson } from './realtime/connections';
export { encodeOnce } from './realtime/json-once';
export { OfficehoursIoAdapter } from './realtime/io.adapter';
export { OriginPolicy } from './realtime/origin-policy';
export { declaredSocketEvents, SocketEvent } from './realtime/socket-event.decorator';
export { SocketEventRegistry } from './realtime/socket-event.registry';
export { SocketServer } from './realtime/socket-server';
export { hereFirst } from './realtime/here-first';
export { channelOf, roomIdsHeardBy, type RealtimeServer, type RealtimeSocket } from './realtime/socket-types';
export { RedisConnections } from './redis/redis-connections';
export { parsePayload } from './validation/payload';
export { IdParam } from './validation/payload.pipe';
export * from './validation/rules';
