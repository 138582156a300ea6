import { Schema, type Types } from 'mongoose';

export interface NotificationSettingsDocument {
  /** The person's id. */
  _id: Types.ObjectId;
  timeZone?: string;
  spans?: { day: number; from: number; to: number }[];
  showText?: boolean;
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
  },
  { collection: 'notificationSettings', versionKey: false },
);
