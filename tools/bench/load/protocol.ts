/** One connection to be opened: who it is, and the room it joins. */
export interface Seat {
  auth: Record<string, unknown>;
  room: string;
}

/** What the load generator is told to do; one thing at a time. */
export type Command =
  /** Opens and joins, some at a time. */
  | { do: 'open'; url: string; seats: Seat[] }
  /** So many messages a second, evenly over all connections, latency counted from the intended time. */
  | { do: 'openLoop'; perSecond: number; ms: number }
  /** Every connection has one event under way, for `ms`. */
  | { do: 'closedLoop'; event: 'sendMessage' | 'leaveRoom'; ms: number }
  /** One message from the first connection at a time; done when all have it. */
  | { do: 'fanOut'; messages: number }
  /** All at once; with `sync`, done when each has asked for what it lacks, else when it is connected. */
  | { do: 'storm'; url: string; seats: Seat[]; sync?: { epoch: string } }
  | { do: 'close' };

export interface Latencies {
  ackP50: number;
  ackP99: number;
  deliverP50: number;
  deliverP99: number;
  sent: number;
  answered: number;
}

/** What it answers. */
export interface Answers {
  open: number;
  openLoop: Latencies;
  closedLoop: { perSecond: number; answered: number };
  fanOut: { deliveries: number; ms: number };
  storm: { ms: number };
  close: null;
}
