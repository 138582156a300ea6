import { Schema, type Types } from 'mongoose';

export interface PersonSettingsDocument {
  /** The person's id. */
  _id: Types.ObjectId;
  receiptsHidden?: boolean;
  lastSeenHidden?: boolean;
  away?: boolean;
  lastSeenAt?: Date;
}

/** What a person has decided for all their rooms, and when they were last here. Read by id alone. */
export const personSettingsSchema = new Schema<PersonSettingsDocument>(
  {
    _id: { type: Schema.Types.ObjectId, required: true },
    receiptsHidden: { type: Boolean },
    lastSeenHidden: { type: Boolean },
    away: { type: Boolean },
    lastSeenAt: { type: Date },
  },
  { collection: 'personSettings', versionKey: false },
);
