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
