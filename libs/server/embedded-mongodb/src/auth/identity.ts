import type { Credential, Exchange } from './scram.ts';

/** Who may use a server; undefined when it asks nobody, which it may only on this machine. */
export type Users = ReadonlyMap<string, Credential> | undefined;

/** Who a connection is, and how far it has come in saying so. */
export class Identity {
  readonly users: Users;
  /** The name that was proved. */
  user: string | undefined;
  /** The exchange that waits for the client's proof. */
  exchange: Exchange | undefined;
  /** The name that was proved, where the client wants one more, empty, exchange before it counts. */
  proved: string | undefined;
  /** Whether the client goes without that empty exchange. */
  short = false;
  conversations = 0;

  constructor(users: Users) {
    this.users = users;
  }

  get mayUse(): boolean {
    return this.users === undefined || this.user !== undefined;
  }

  forget(): void {
    this.user = this.exchange = this.proved = undefined;
  }
}
