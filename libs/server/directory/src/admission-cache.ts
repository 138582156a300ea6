import { Inject, Injectable } from '@nestjs/common';
import { DomainEvents, type Identity, type Person } from '@officehours/platform';
import { MODULE_OPTIONS_TOKEN, type DirectoryOptions } from './directory.options';

const REMEMBER_MS = 60_000;
const CAPACITY = 5_000;

/** Spares the database a look at every request: what exactly this identity led to, for a while. */
@Injectable()
export class AdmissionCache {
  private readonly entries = new Map<string, { person: Promise<Person>; until: number }>();
  private readonly rememberMs: number;

  constructor(
    @Inject(MODULE_OPTIONS_TOKEN) { rememberMs = REMEMBER_MS }: DirectoryOptions,
    events: DomainEvents,
  ) {
    this.rememberMs = rememberMs;
    // What was remembered of them has the role they had.
    events.on('person.role', () => this.clear());
  }

  get(identity: Identity, admit: () => Promise<Person>, now = Date.now()): Promise<Person> {
    const key = JSON.stringify({ ...identity, expiresAt: 0 });
    const entry = this.entries.get(key);
    if (entry && entry.until > now) return entry.person;
    const person = admit();
    this.entries.delete(key);
    this.entries.set(key, { person, until: now + this.rememberMs });
    person.catch(() => this.entries.delete(key));
    if (this.entries.size > CAPACITY) this.dropOldest();
    return person;
  }

  /** After an import changed people: the next request of each looks again. */
  clear(): void {
    this.entries.clear();
  }

  private dropOldest(): void {
    const [oldest] = this.entries.keys();
    if (oldest !== undefined) this.entries.delete(oldest);
  }
}
