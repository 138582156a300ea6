import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { mongo, type Model } from 'mongoose';
import type { AccountDocument } from './account.schema';

@Injectable()
export class AccountRepository {
  constructor(@InjectModel('Account') private readonly accounts: Model<AccountDocument>) {}

  async passwordHashOf(userId: string): Promise<string | null> {
    const account = await this.accounts.findOne({ userId }).lean<AccountDocument>();
    return account?.passwordHash ?? null;
  }

  /** False when the hash is no longer `from`: someone else changed it first. */
  async replace(userId: string, from: string, to: string): Promise<boolean> {
    const replaced = await this.accounts.updateOne(
      { userId, passwordHash: from },
      { $set: { passwordHash: to } },
    );
    return replaced.modifiedCount === 1;
  }

  /** False when the person has an account already. */
  async add(userId: string, passwordHash: string): Promise<boolean> {
    try {
      await this.accounts.create({ userId, passwordHash });
      return true;
    } catch (error) {
      if (error instanceof mongo.MongoServerError && error.code === 11000) return false;
      throw error;
    }
  }
}
