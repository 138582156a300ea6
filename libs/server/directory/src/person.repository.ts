import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { PersonModel } from '@officehours/contracts';
import type { Person } from '@officehours/platform';
import { mongo, Types, type Model } from 'mongoose';
import type { UserDocument } from './user.schema';

/** A person with the times of the tokens that what is stored of them comes from. */
export interface StoredPerson extends Person {
  claimsAt: number;
  coursesAt: number;
}

export type PersonFields = Pick<
  UserDocument,
  'model' | 'subject' | 'name' | 'email' | 'avatarUrl' | 'claimsAt'
>;

@Injectable()
export class PersonRepository {
  constructor(@InjectModel('User') private readonly users: Model<UserDocument>) {}

  async find(id: string): Promise<StoredPerson | null> {
    const user = await this.users.findById(id).lean<UserDocument>();
    return user && toPerson(user);
  }

  /** `email` in lower case, as it is stored. */
  async findByEmail(email: string): Promise<StoredPerson | null> {
    const user = await this.users.findOne({ email }).lean<UserDocument>();
    return user && toPerson(user);
  }

  async findMany(ids: readonly string[]): Promise<StoredPerson[]> {
    const users = await this.users.find({ _id: { $in: [...new Set(ids)] } }).lean<UserDocument[]>();
    return users.map(toPerson);
  }

  /**
   * Makes the person, or brings them up to date unless what is stored comes from a newer token. Answers what they were in
   * the moment of the write; null when they are new, or nothing was written.
   */
  async put(id: string, fields: PersonFields): Promise<PersonModel | null> {
    try {
      return await this.write(id, fields);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      // A newer token got there first, or the e-mail address is another person's. Only the latter leaves something to do.
      const stored = await this.find(id);
      if (stored && stored.claimsAt >= fields.claimsAt) return null;
      return this.write(id, { ...fields, email: undefined });
    }
  }

  /** Notes that the courses of a token issued at `at` have been taken over. */
  async markCourses(id: string, at: number): Promise<void> {
    await this.users.updateOne({ _id: id }, { $max: { coursesAt: at } });
  }

  /** The driver, not the model: Mongoose will not change a discriminator, and a person's role may change. */
  private async write(
    id: string,
    { email, avatarUrl, ...fields }: PersonFields,
  ): Promise<PersonModel | null> {
    const now = new Date();
    const unset = {
      ...(email === undefined && { email: '' }),
      ...(avatarUrl === undefined && { avatarUrl: '' }),
    };
    const before = await this.users.collection.findOneAndUpdate(
      { _id: new Types.ObjectId(id), claimsAt: { $lte: fields.claimsAt } },
      {
        $set: {
          ...fields,
          ...(email !== undefined && { email }),
          ...(avatarUrl !== undefined && { avatarUrl }),
          updatedAt: now,
        },
        ...(Object.keys(unset).length > 0 && { $unset: unset }),
        $setOnInsert: { coursesAt: -1, createdAt: now },
      },
      { upsert: true, returnDocument: 'before', projection: { model: 1 } },
    );
    return before?.model ?? null;
  }
}

export function isDuplicate(error: unknown): boolean {
  return error instanceof mongo.MongoServerError && error.code === 11000;
}

function toPerson(user: UserDocument): StoredPerson {
  return {
    id: user._id.toHexString(),
    model: user.model,
    name: user.name,
    email: user.email ?? null,
    avatarUrl: user.avatarUrl ?? null,
    claimsAt: user.claimsAt,
    coursesAt: user.coursesAt,
  };
}
