import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import type { PersonModel, RoomKind, RoomRole } from '@officehours/contracts';
import { Types, type Collection, type Connection } from 'mongoose';

/** A room as the demo makes it, with its past. Everyone has been in it from its beginning. */
export interface DemoRoom {
  id: string;
  kind: RoomKind;
  /** What it is the only room of. */
  participantKey: string;
  title: string | null;
  courseId: string;
  members: { id: string; model: PersonModel; role: RoomRole }[];
  createdAt: Date;
}

type Operations = Parameters<Collection['bulkWrite']>[0];

const toId = (hex: string) => Types.ObjectId.createFromHexString(hex);

/** Rooms and memberships in bulk, with ids and times that are decided beforehand. What is there stays as it is. */
@Injectable()
export class DemoRoomRepository {
  constructor(@InjectConnection() private readonly connection: Connection) {}

  async putAll(rooms: readonly DemoRoom[]): Promise<void> {
    await this.upsert('ChatRoom', rooms.map(roomDocument));
    await this.upsert('Membership', rooms.flatMap(membershipDocuments));
  }

  private async upsert(model: string, documents: readonly { key: object; fields: object }[]): Promise<void> {
    const operations = documents.map(({ key, fields }) => ({
      updateOne: { filter: key, update: { $setOnInsert: fields }, upsert: true },
    }));
    await this.connection.model(model).collection.bulkWrite(operations as Operations, { ordered: false });
  }
}

function roomDocument({ id, kind, participantKey, title, courseId, createdAt }: DemoRoom) {
  return {
    key: { _id: toId(id) },
    fields: {
      kind,
      participantKey,
      title,
      courseId: toId(courseId),
      lastSeq: 0,
      lastMessage: null,
      lastActivityAt: createdAt,
      createdAt,
      updatedAt: createdAt,
    },
  };
}

function membershipDocuments({ id, members, createdAt }: DemoRoom) {
  return members.map(({ id: userId, model, role }) => ({
    key: { chatRoomId: toId(id), userId: toId(userId) },
    fields: { model, role, lastReadSeq: 0, createdAt, updatedAt: createdAt },
  }));
}
