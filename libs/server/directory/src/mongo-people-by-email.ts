import { Injectable } from '@nestjs/common';
import type { Person } from '@officehours/platform';
import { toPerson } from './mongo-directory';
import { PeopleByEmail } from './people-by-email';
import { PersonRepository } from './person.repository';

@Injectable()
export class MongoPeopleByEmail extends PeopleByEmail {
  constructor(private readonly persons: PersonRepository) {
    super();
  }

  async find(email: string): Promise<Person | null> {
    const person = await this.persons.findByEmail(email.toLowerCase());
    return person && toPerson(person);
  }
}
