import { Schema, type Types } from 'mongoose';

export interface SubscriptionDocument {
  _id: Types.ObjectId;
  userId: Types.ObjectId;
  /** The sign-in it was made in; it ends with it. */
  sessionId?: string;
  /** That sign-in is a session of the service's own: where it is not found, it is over. */
  isOwnSession?: true;
  endpoint: string;
  p256dh: string;
  auth: string;
  /** By room: up to which message the device was told, and has not been told that it was read. */
  told?: Record<string, number>;
  /** By room: up to which message something was sent, whether or not the device got it. */
  sent?: Record<string, number>;
  createdAt: Date;
}

export const subscriptionSchema = new Schema<SubscriptionDocument>(
  {
    userId: { type: Schema.Types.ObjectId, required: true },
    sessionId: { type: String },
    isOwnSession: { type: Boolean },
    endpoint: { type: String, required: true },
    p256dh: { type: String, required: true },
    auth: { type: String, required: true },
    told: { type: Schema.Types.Mixed },
    sent: { type: Schema.Types.Mixed },
    createdAt: { type: Date, required: true },
  },
  { collection: 'pushSubscriptions', versionKey: false },
);

// A device tells one person: who signed in on it last.
subscriptionSchema.index({ endpoint: 1 }, { unique: true });
// ofPerson, reachable: a person's devices.
subscriptionSchema.index({ userId: 1 });
// endSessions.
subscriptionSchema.index({ sessionId: 1 }, { partialFilterExpression: { sessionId: { $exists: true } } });
