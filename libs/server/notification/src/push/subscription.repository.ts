import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Types, type Model } from 'mongoose';
import type { SubscriptionDocument } from './subscription.schema';

export interface Subscription {
  id: string;
  endpoint: string;
  keys: { p256dh: string; auth: string };
  told: Readonly<Record<string, number>>;
  /** By room: up to which message something was sent that the device may have got, told or not. */
  sent: Readonly<Record<string, number>>;
  /** The sign-in that it ends with. */
  session: SubscriptionSession | null;
}

export interface SubscriptionSession {
  id: string;
  /** Whether it is one of the service's own, not of the host platform. */
  isOwn: boolean;
}

export type NewSubscription = Pick<Subscription, 'endpoint' | 'keys' | 'session'> & { userId: string };

/** More of one person are not kept; the oldest goes. */
export const SUBSCRIPTIONS_PER_PERSON = 16;

/** The devices that people are told on. */
@Injectable()
export class SubscriptionRepository {
  constructor(@InjectModel('PushSubscription') private readonly subscriptions: Model<SubscriptionDocument>) {}

  async put({ userId, session, endpoint, keys }: NewSubscription, now: Date): Promise<string> {
    const { _id } = await this.subscriptions.collection
      .findOneAndUpdate(
        { endpoint },
        {
          $set: {
            userId: new Types.ObjectId(userId),
            ...keys,
            createdAt: now,
            ...(session && { sessionId: session.id }),
            ...(session?.isOwn && { isOwnSession: true }),
          },
          $unset: {
            told: '',
            sent: '',
            ...(!session && { sessionId: '' }),
            ...(!session?.isOwn && { isOwnSession: '' }),
          },
        },
        { upsert: true, returnDocument: 'after' },
      )
      .then((row) => row as unknown as SubscriptionDocument);
    const own = await this.subscriptions.find({ userId }, { _id: 1 }).sort({ createdAt: -1 }).lean();
    const tooMany = own.slice(SUBSCRIPTIONS_PER_PERSON).map((row) => row._id);
    if (tooMany.length > 0) await this.subscriptions.deleteMany({ _id: { $in: tooMany } });
    return _id.toHexString();
  }

  async ofPerson(userId: string): Promise<Subscription[]> {
    const rows = await this.subscriptions.find({ userId }).lean<SubscriptionDocument[]>();
    return rows.map(
      ({ _id, endpoint, p256dh, auth, sessionId, isOwnSession = false, told = {}, sent = {} }) => ({
        id: _id.toHexString(),
        endpoint,
        keys: { p256dh, auth },
        told,
        sent,
        session: sessionId === undefined ? null : { id: sessionId, isOwn: isOwnSession },
      }),
    );
  }

  /** Of these people, those who have a device. */
  async reachable(userIds: readonly string[]): Promise<Set<string>> {
    const ids: Types.ObjectId[] = await this.subscriptions.distinct('userId', { userId: { $in: userIds } });
    return new Set(ids.map((id) => id.toHexString()));
  }

  /** Whether the person had it. */
  async removeOwn(id: string, userId: string): Promise<boolean> {
    return (await this.subscriptions.deleteOne({ _id: id, userId })).deletedCount > 0;
  }

  async remove(id: string): Promise<void> {
    await this.subscriptions.deleteOne({ _id: id });
  }

  async endSessions(sessionIds: readonly string[]): Promise<void> {
    await this.subscriptions.deleteMany({ sessionId: { $in: sessionIds } });
  }

  async sent(id: string, chatRoomId: string, seq: number): Promise<void> {
    await this.subscriptions.collection.updateOne(
      { _id: new Types.ObjectId(id) },
      { $max: { [`sent.${chatRoomId}`]: seq } },
    );
  }

  async told(id: string, chatRoomId: string, seq: number): Promise<void> {
    await this.subscriptions.collection.updateOne(
      { _id: new Types.ObjectId(id) },
      { $max: { [`told.${chatRoomId}`]: seq } },
    );
  }

  /** Nothing up to message `seq` of the room is shown any more. */
  async cleared(id: string, chatRoomId: string, seq: number): Promise<void> {
    const _id = new Types.ObjectId(id);
    await this.subscriptions.collection.bulkWrite(
      ['told', 'sent'].map((list) => {
        const heard = `${list}.${chatRoomId}`;
        return {
          updateOne: { filter: { _id, [heard]: { $lte: seq } }, update: { $unset: { [heard]: '' } } },
        };
      }),
    );
  }
}
