import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import { Types, type Collection, type Connection } from 'mongoose';

/** A direct room as the demo makes it, with its past. */
export interface DemoRoom {
  id: string;
  studentId: string;
  instructorId: string;
  courseId: string;
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

function roomDocument({ id, studentId, instructorId, courseId, createdAt }: DemoRoom) {
  return {
    key: { _id: toId(id) },
    fields: {
      kind: 'direct',
      participantKey: [studentId, instructorId].sort().join(':'),
      title: null,
      courseId: toId(courseId),
      lastSeq: 0,
      lastMessage: null,
      lastActivityAt: createdAt,
      createdAt,
      updatedAt: createdAt,
    },
  };
}

function membershipDocuments({ id, studentId, instructorId, createdAt }: DemoRoom) {
  const members = [
    { userId: studentId, model: 'Student' },
    { userId: instructorId, model: 'Instructor' },
  ];
  return members.map(({ userId, model }) => ({
    key: { chatRoomId: toId(id), userId: toId(userId) },
    fields: { model, lastReadSeq: 0, createdAt, updatedAt: createdAt },
  }));
}
