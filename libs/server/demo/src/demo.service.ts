import { Injectable } from '@nestjs/common';
import { presentUser, SessionService, type SignedIn } from '@officehours/account';
import { Directory } from '@officehours/directory';
import { notFound } from '@officehours/platform';
import { OFFERED } from './course/cast';
import type { DemoPersonModel } from './demo-models';

/** Signing in with one click, for the people the demo offers. */
@Injectable()
export class DemoService {
  constructor(
    private readonly directory: Directory,
    private readonly sessions: SessionService,
  ) {}

  async people(): Promise<DemoPersonModel[]> {
    const people = await this.directory.people(OFFERED.map(({ id }) => id));
    const users = new Map(people.map((person) => [person.id, presentUser(person)]));
    return OFFERED.flatMap(({ id, description }) => {
      const user = users.get(id);
      return user ? [{ id, name: user.name, role: user.role, avatarUrl: user.avatarUrl, description }] : [];
    });
  }

  async signIn(userId: string, userAgent: string): Promise<SignedIn> {
    const person = OFFERED.some(({ id }) => id === userId.toLowerCase())
      ? await this.directory.person(userId.toLowerCase())
      : null;
    if (!person) throw notFound();
    return this.sessions.open(person, userAgent);
  }
}
