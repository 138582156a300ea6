import './message.events';

export { EditMessageDto, MessageIdDto, ReactionDto } from './change.dto';
export { ChangeService } from './change.service';
export { HistoryService } from './history.service';
export { MessagePageModel, SyncRoomsModel } from './message-models';
export { HistoryQuery, SendMessageDto } from './message.dto';
export { requestHashOf } from './request-hash';
export { SyncRoomsDto } from './sync.dto';
export { MessageAttachments, type Claimant } from './message-attachments';
export { MessageModule } from './message.module';
export { MessageRepository, type NewMessage } from './message.repository';
export { MessageService } from './message.service';
export { MessageSearch, type FoundMessages, type MessageQuery } from './search/message-search';
export { VisibleMessages } from './visible-messages';
