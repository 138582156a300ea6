import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { Connections, DomainEvents, RedisConnections, RoomsOfPerson } from '@officehours/platform';
import { Acquaintance } from './acquaintance';
import { Announcer } from './announcer';
import { Arrivals } from './arrivals';
import { BlockController } from './block.controller';
import { BlockRepository } from './block.repository';
import { blockSchema } from './block.schema';
import { BlockService } from './block.service';
import { Blocks } from './blocks';
import { ChatRoomController } from './chat-room.controller';
import { ChatRoomGateway } from './chat-room.gateway';
import { ConfigurableModuleClass } from './chat-room.options';
import { ChatRoomService } from './chat-room.service';
import { CourseEnds } from './course-ends';
import { CourseGroups } from './course-groups';
import { CourseMembers } from './course-members';
import { CourseReach } from './course-reach';
import { CourseRoomController } from './course-room.controller';
import { CourseRoomService } from './course-room.service';
import { CourseStaffController } from './course-staff.controller';
import { CourseStaffService } from './course-staff.service';
import { CourseTalk } from './course-talk';
import { DirectRooms } from './direct-rooms';
import { DueAnnouncementRepository } from './due-announcement.repository';
import { dueAnnouncementSchema } from './due-announcement.schema';
import { GroupController } from './group.controller';
import { GroupOwners } from './group-owners';
import { GroupPeople } from './group-people';
import { GroupService } from './group.service';
import { MemberChanges } from './member-changes';
import { MemberStateController } from './member-state.controller';
import { MemberStateGateway } from './member-state.gateway';
import { MemberStateService } from './member-state.service';
import { MembershipRepository } from './membership.repository';
import { DefaultMessagePolicy, MessagePolicy } from './message-policy';
import { MissedMoves } from './missed-moves';
import { MongoRoomRepository } from './mongo-room.repository';
import { OlderBlocks } from './older-blocks';
import { LastSeenPolicy, SettingsLastSeenPolicy } from './last-seen-policy';
import { PersonSettingsRepository } from './person-settings.repository';
import { personSettingsSchema } from './person-settings.schema';
import { PersonSearchController } from './person-search.controller';
import { PersonSearchService } from './person-search.service';
import { PreferencesController } from './preferences.controller';
import { PreferencesService } from './preferences.service';
import { PeopleHere } from './whereabouts';
import { LocalPresence, Presence } from './presence';
import { RedisPresence } from './redis-presence';
import { RoomAccessCache } from './room-access';
import { RoomPositions } from './room-positions';
import { RoomRules, TableRoomRules } from './room-rules';
import { RoomOpener } from './room-opener';
import { RoomPresenter } from './room.presenter';
import { RoomRepository } from './room.repository';
import { membershipSchema, roomSchema } from './room.schema';
import { MemberRooms } from './rooms-of-person.repository';
import { ShownPositions } from './shown-positions.repository';
import { Talk } from './talk';
import { TypingService } from './typing.service';
import { TypingThrottle } from './typing-throttle';
import { UnfinishedChanges } from './unfinished-changes';

/** Rooms, who is in them, who may talk to whom, and how far everyone has read. Needs `MessageModule` beside it. */
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: 'ChatRoom', schema: roomSchema },
      { name: 'Membership', schema: membershipSchema },
      { name: 'Block', schema: blockSchema },
      { name: 'PersonSettings', schema: personSettingsSchema },
      { name: 'DueAnnouncement', schema: dueAnnouncementSchema },
    ]),
  ],
  controllers: [
    BlockController,
    ChatRoomController,
    CourseRoomController,
    CourseStaffController,
    GroupController,
    MemberStateController,
    PersonSearchController,
    PreferencesController,
  ],
  providers: [
    Acquaintance,
    Announcer,
    Arrivals,
    BlockRepository,
    Blocks,
    BlockService,
    CourseEnds,
    CourseGroups,
    CourseReach,
    CourseTalk,
    Talk,
    ChatRoomService,
    ChatRoomGateway,
    CourseMembers,
    CourseRoomService,
    CourseStaffService,
    GroupOwners,
    GroupPeople,
    GroupService,
    MemberChanges,
    RoomPositions,
    PeopleHere,
    PersonSearchService,
    PersonSettingsRepository,
    PreferencesService,
    ShownPositions,
    { provide: LastSeenPolicy, useClass: SettingsLastSeenPolicy },
    MemberStateGateway,
    MemberStateService,
    MissedMoves,
    OlderBlocks,
    TypingService,
    TypingThrottle,
    UnfinishedChanges,
    DirectRooms,
    DueAnnouncementRepository,
    RoomAccessCache,
    RoomOpener,
    RoomPresenter,
    MembershipRepository,
    { provide: RoomRepository, useClass: MongoRoomRepository },
    { provide: RoomRules, useClass: TableRoomRules },
    { provide: MessagePolicy, useClass: DefaultMessagePolicy },
    {
      provide: Presence,
      inject: [RedisConnections, Connections, DomainEvents],
      useFactory: (redisConnections: RedisConnections, connections: Connections, events: DomainEvents) => {
        const redis = redisConnections.connect('presence', {
          enableOfflineQueue: false,
          maxRetriesPerRequest: 1,
        });
        return redis ? new RedisPresence(redis, connections, events) : new LocalPresence(connections);
      },
    },
    { provide: RoomsOfPerson, useClass: MemberRooms },
  ],
  exports: [
    Announcer,
    Arrivals,
    Blocks,
    CourseReach,
    Talk,
    RoomAccessCache,
    RoomPresenter,
    RoomRepository,
    MembershipRepository,
    DirectRooms,
    MessagePolicy,
    RoomPositions,
    RoomRules,
    PeopleHere,
    Presence,
    RoomsOfPerson,
  ],
})
export class ChatRoomModule extends ConfigurableModuleClass {}
