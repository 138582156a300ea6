import { Global, Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { RoomLog } from '@officehours/chat-room';
import { Broadcaster } from './broadcaster';
import { HistoryService } from './history.service';
import { MessageDrafts } from './message-draft';
import { MessageLog } from './message-log';
import { MessageController } from './message.controller';
import { MessageGateway } from './message.gateway';
import { MessageRepository } from './message.repository';
import { messageSchema } from './message.schema';
import { MessageService } from './message.service';
import { MongoMessageRepository } from './mongo-message.repository';
import { RoomNumbers } from './room-numbers';
import { RosterController } from './roster.controller';
import { RosterService } from './roster.service';
import { SendingService } from './sending.service';
import { Sequencer } from './sequencer';
import { Summaries } from './summaries';
import { SummaryCheckpoint } from './summary-checkpoint.repository';

/** The log of messages: sending, history, catch-up, and telling rooms what happened. */
@Global()
@Module({
  imports: [MongooseModule.forFeature([{ name: 'Message', schema: messageSchema }])],
  controllers: [MessageController, RosterController],
  providers: [
    { provide: MessageRepository, useClass: MongoMessageRepository },
    { provide: RoomLog, useClass: MessageLog },
    RoomNumbers,
    Sequencer,
    Summaries,
    SummaryCheckpoint,
    MessageDrafts,
    MessageService,
    SendingService,
    HistoryService,
    RosterService,
    MessageGateway,
    Broadcaster,
  ],
  exports: [RoomLog, MessageRepository, MessageService, HistoryService],
})
export class MessageModule {}
