import { Schema, type Types } from 'mongoose';

export interface NotificationSettingsDocument {
  /** The person's id. */
  _id: Types.ObjectId;
  timeZone?: string;
  spans?: { day: number; from: number; to: number }[];
  showText?: boolean;
  mail?: boolean;
  language?: string;
  /** By room: up to which message there was an e-mail. */
  mailed?: Record<string, number>;
  /** While an e-mail is being sent. */
  mailingUntil?: Date;
}

/** How people want to be told. Read by id alone. */
export const notificationSettingsSchema = new Schema<NotificationSettingsDocument>(
  {
    _id: { type: Schema.Types.ObjectId, required: true },
    timeZone: { type: String },
    spans: {
      type: [new Schema({ day: Number, from: Number, to: Number }, { _id: false })],
      default: undefined,
    },
    showText: { type: Boolean },
    mail: { type: Boolean },
    language: { type: String },
    mailed: { type: Schema.Types.Mixed },
    mailingUntil: { type: Date },
  },
  { collection: 'notificationSettings', versionKey: false },
);
