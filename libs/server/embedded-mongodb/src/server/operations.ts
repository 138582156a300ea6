import type { Doc } from '../bson/values.ts';

/** A command that runs at this moment. */
export interface Operation {
  id: number;
  connectionId: number;
  user: string | undefined;
  database: string;
  body: Doc;
  /** By `performance.now()`. */
  started: number;
}

/** What MongoDB counts commands as. */
export const kinds = ['insert', 'query', 'update', 'delete', 'getmore', 'command'] as const;
export type Kind = (typeof kinds)[number];

const kindOf = new Map<string, Kind>([
  ['insert', 'insert'],
  ['find', 'query'],
  ['update', 'update'],
  ['delete', 'delete'],
  ['getMore', 'getmore'],
]);

export interface Usage {
  count: number;
  microseconds: number;
}

/** So many namespaces are counted by themselves: a client may ask for collections that there are not. */
const mostNamespaces = 10_000;

/** The commands that run, and how many there were of each kind, in all and for each namespace. */
export class Operations {
  private readonly running = new Map<number, Operation>();
  readonly counts = new Map<Kind, number>(kinds.map((kind) => [kind, 0]));
  readonly usage = new Map<string, Map<Kind, Usage>>();
  private last = 0;

  begin(operation: Omit<Operation, 'id' | 'started'>): Operation {
    const begun = { ...operation, id: ++this.last, started: performance.now() };
    this.running.set(begun.id, begun);
    return begun;
  }

  end(operation: Operation): void {
    this.running.delete(operation.id);
    const kind = kindOfOperation(operation);
    this.counts.set(kind, this.counts.get(kind)! + 1);
    const namespace = namespaceOf(operation);
    if (namespace === undefined) return;
    let usage = this.usage.get(namespace);
    if (!usage) {
      if (this.usage.size >= mostNamespaces) return;
      this.usage.set(namespace, (usage = new Map()));
    }
    const { count, microseconds } = usage.get(kind) ?? { count: 0, microseconds: 0 };
    const took = (performance.now() - operation.started) * 1000;
    usage.set(kind, { count: count + 1, microseconds: microseconds + took });
  }

  all(): Operation[] {
    return [...this.running.values()];
  }
}

export const kindOfOperation = ({ body }: Operation): Kind =>
  kindOf.get(body.keys().next().value ?? '') ?? 'command';

/** The collection that a command is about; undefined for one that is about the server or a database. */
export const namespaceOf = ({ database, body }: Operation): string | undefined => {
  const [command, value] = body.entries().next().value ?? [];
  const name = command === 'getMore' ? body.get('collection') : value;
  return typeof name === 'string' ? `${database}.${name}` : undefined;
};
