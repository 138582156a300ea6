import { Injectable } from '@nestjs/common';
import type { User, UserRole } from '@officehours/contracts';
import { DirectoryImport, PeopleByEmail } from '@officehours/directory';
import {
  AppError,
  Audit,
  idOfSubject,
  invalid,
  notFound,
  requireAccess,
  Settings,
  type Caller,
  type Person,
} from '@officehours/platform';
import { AccountRepository } from './account.repository';
import { requireUncommon } from './common-passwords';
import { untilStep } from './even-answers';
import { issuesTokens } from './issues-tokens';
import { LoginLimits } from './login-limits';
import { NO_ID } from './no-id';
import { Passwords } from './passwords';
import { SessionService, type SignedIn } from './session.service';
import { presentUser } from './user.presenter';

export interface NewAccount {
  email: string;
  password: string;
  name: string;
  role: UserRole;
}

export interface Credentials {
  email: string;
  password: string;
}

export interface PasswordChange {
  currentPassword: string;
  newPassword: string;
}

/** Where a request comes from. */
export interface Client {
  address: string;
  userAgent: string;
}

/** Accounts of the service's own. There are none where the platform's keys sign the tokens. */
@Injectable()
export class AccountService {
  constructor(
    private readonly settings: Settings,
    private readonly accounts: AccountRepository,
    private readonly people: PeopleByEmail,
    private readonly directory: DirectoryImport,
    private readonly passwords: Passwords,
    private readonly limits: LoginLimits,
    private readonly sessions: SessionService,
    private readonly audit: Audit,
  ) {}

  /** @throws `unauthenticated`, the same and after the same time whether the account exists or not; `rate_limited`. */
  async login(credentials: Credentials, { address, userAgent }: Client): Promise<SignedIn> {
    this.requireAccounts();
    const began = performance.now();
    const email = credentials.email.toLowerCase();
    await this.limits.begin({ email, address });
    const person = await this.people.find(email);
    // Looked for also where there is nobody: a look-up less would be an answer sooner.
    const passwordHash = await this.accounts.passwordHashOf(person?.id ?? NO_ID);
    const matches = await this.passwords.matches(passwordHash, credentials.password);
    if (!matches || !person) {
      await this.audit.count({ action: 'sign-in.failed', subjectId: person?.id ?? null });
      await untilStep(began);
      throw new AppError('unauthenticated');
    }
    await this.limits.succeeded({ email, address });
    const signedIn = await this.sessions.open(person, userAgent);
    // A password that was changed while it was compared has ended the sessions there were, perhaps before this one.
    if ((await this.accounts.passwordHashOf(person.id)) !== passwordHash) {
      await this.sessions.end(signedIn.refreshToken);
      throw new AppError('unauthenticated');
    }
    return signedIn;
  }

  /**
   * A new password for who knows the old one; their other sessions end. A wrong one counts as a failed sign-in.
   * @throws `validation_failed` when the old password is wrong or the new one common, `rate_limited`, `not_found` without an account here.
   */
  async changePassword(caller: Caller, change: PasswordChange, address: string): Promise<void> {
    this.requireAccounts();
    const passwordHash = await this.accounts.passwordHashOf(caller.id);
    if (passwordHash === null) throw notFound();
    await requireUncommon('newPassword', change.newPassword, caller);
    const attempt = { email: caller.email ?? caller.id, address };
    await this.limits.begin(attempt);
    if (!(await this.passwords.matches(passwordHash, change.currentPassword))) {
      await this.audit.count({ action: 'sign-in.failed', subjectId: caller.id });
      throw invalid('currentPassword', 'wrong_password');
    }
    await this.limits.succeeded(attempt);
    const next = await this.passwords.hash(change.newPassword);
    const endOthers = () => this.sessions.endOthers(caller.id, 'password_changed', caller.sessionId);
    // Before the change, so that none lives on should the process die after it; after it, for what was begun meanwhile.
    await endOthers();
    const isReplaced = await this.audit.during(
      { action: 'password.changed', actorId: caller.id, subjectId: caller.id },
      () => this.accounts.replace(caller.id, passwordHash, next),
      Boolean,
    );
    if (!isReplaced) throw invalid('currentPassword', 'wrong_password');
    await endOthers();
  }

  /** For an admin. */
  async createFor(caller: Caller, account: NewAccount): Promise<User> {
    requireAccess('account.create', caller);
    this.requireAccounts();
    const { role } = account;
    return this.audit.during({ action: 'account.created', actorId: caller.id, details: { role } }, async () =>
      presentUser(await this.create(account)),
    );
  }

  /**
   * An account, and its person unless the directory knows one with this address: they keep their name and role.
   * @throws `validation_failed` when the address has an account, or the password is common.
   */
  async create({ email, password, name, role }: NewAccount): Promise<Person> {
    await requireUncommon('password', password, { email, name });
    const address = email.toLowerCase();
    const person = (await this.people.find(address)) ?? (await this.makePerson(address, name, role));
    if (!(await this.accounts.add(person.id, await this.passwords.hash(password))))
      throw invalid('email', 'email_taken');
    return person;
  }

  /** The id comes from the address: two who make the same account at once make the same person. */
  private async makePerson(email: string, name: string, role: UserRole): Promise<Person> {
    const id = idOfSubject('user', `account:${email}`);
    await this.directory.users([{ id, subject: id, role, name, email }]);
    const person = await this.people.find(email);
    if (!person) throw new Error('a person who was just stored is missing');
    return person;
  }

  private requireAccounts(): void {
    if (!issuesTokens(this.settings)) throw notFound();
  }
}
