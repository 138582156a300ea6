import { Injectable } from '@nestjs/common';
import { Connections } from '@officehours/platform';

/** Who is online: has a live socket on any device. */
export abstract class Presence {
  abstract online(personIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Who looks at the app: has a live socket whose client has not said that its page is hidden. */
  abstract looking(personIds: readonly string[]): Promise<ReadonlySet<string>>;
}

/** Presence on one node: the sockets that are connected here. */
@Injectable()
export class LocalPresence extends Presence {
  constructor(private readonly connections: Connections) {
    super();
  }

  online(personIds: readonly string[]): Promise<ReadonlySet<string>> {
    return Promise.resolve(new Set(personIds.filter((id) => this.connections.isConnected(id))));
  }

  looking(personIds: readonly string[]): Promise<ReadonlySet<string>> {
    return Promise.resolve(new Set(personIds.filter((id) => this.connections.isLookedAt(id))));
  }
}
