import { Global, Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { RoomLog } from '@officehours/chat-room';
import { Beats } from './beats';
import { Broadcaster } from './broadcaster';
import { MessageBroadcaster } from './message.broadcaster';
import { ChangeSequencer } from './change-sequencer';
import { ChangeController } from './change.controller';
import { ChangeGateway } from './change.gateway';
import { ChangeRepository } from './change.repository';
import { ChangeService } from './change.service';
import { HistoryService } from './history.service';
import { MessageCopies } from './message-copies';
import { MessageDrafts } from './message-draft';
import { MessageLog } from './message-log';
import { MessageController } from './message.controller';
import { MessageGateway } from './message.gateway';
import { MessageRepository } from './message.repository';
import { messageSchema } from './message.schema';
import { MessageService } from './message.service';
import { MongoChangeRepository } from './mongo-change.repository';
import { MongoMessageRepository } from './mongo-message.repository';
import { NamedPeopleService } from './named-people.service';
import { RoomNumbers } from './room-numbers';
import { RosterController } from './roster.controller';
import { RosterService } from './roster.service';
import { searchProviders } from './search/search.providers';
import { SearchController } from './search/search.controller';
import { SearchService } from './search/search.service';
import { SendingService } from './sending.service';
import { Sequencer } from './sequencer';
import { Summaries } from './summaries';
import { VisibleMessages } from './visible-messages';

/** The log of messages: sending, history, catch-up, and telling rooms what happened. */
@Global()
@Module({
  imports: [MongooseModule.forFeature([{ name: 'Message', schema: messageSchema }])],
  controllers: [MessageController, ChangeController, RosterController, SearchController],
  providers: [
    { provide: MessageRepository, useClass: MongoMessageRepository },
    { provide: ChangeRepository, useClass: MongoChangeRepository },
    { provide: RoomLog, useClass: MessageLog },
    ...searchProviders,
    SearchService,
    RoomNumbers,
    Sequencer,
    Summaries,
    MessageDrafts,
    VisibleMessages,
    ChangeSequencer,
    MessageCopies,
    ChangeService,
    ChangeGateway,
    MessageService,
    SendingService,
    HistoryService,
    NamedPeopleService,
    RosterService,
    MessageGateway,
    Broadcaster,
    MessageBroadcaster,
    Beats,
  ],
  exports: [RoomLog, MessageRepository, MessageService, HistoryService, VisibleMessages],
})
export class MessageModule {}
