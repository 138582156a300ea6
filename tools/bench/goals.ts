/** A row of the table: what is compared, and how far it must go. Every figure is a ratio. */
export interface Goal {
  row: string;
  what: string;
  must: number;
  stretch: number;
  /** `least`: at least the bar; `most`: at most. */
  bar: 'least' | 'most';
}

const most = (row: string, what: string, must: number, stretch: number): Goal => ({
  row,
  what,
  must,
  stretch,
  bar: 'most',
});
const least = (row: string, what: string, must: number, stretch: number): Goal => ({
  row,
  what,
  must,
  stretch,
  bar: 'least',
});

/**
 * E: a bare Socket.IO echo that stores nothing. F: a 4 KiB append with `fdatasync`. B: the older design (Express,
 * Socket.IO, Mongoose; one awaited insert per message, then the emit) on the same embedded database. Q: the page's rows
 * read by `node:sqlite` alone.
 */
export const goals: readonly Goal[] = [
  most('1', 'send → ack p50, 500 connections at 1,000/s, / (E + F)', 3.5, 2),
  most('1b', 'the same with +2 ms per fsync', 2.5, 2),
  most('2', 'send → ack p99, same load, / (E p99 + F p99)', 8, 4),
  most('3', 'send → deliver p50 / send → ack p50', 1.15, 1),
  least('4', 'durable messages/s at saturation, 500 connections, / B', 4, 5.5),
  least('4b', 'the same / E', 0.65, 0.8),
  least('4c', 'the same with +2 ms per fsync / B', 20, 35),
  most('5', 'deliver p99, 2,000 connections at 1,500/s, / B', 0.2, 0.08),
  most('5b', 'ack p99 there / ack p99 at 500 connections and 1,000/s', 2.5, 1.5),
  most('6', 'CPU of the server per acknowledged event without database / E', 1.35, 1.15),
  most('7', 'resident memory per idle, joined connection / E', 1.4, 1.1),
  most('8', 'newest 50 of a full room, p50 with most messages / with 1,000', 1.3, 1.1),
  most('8b', 'page at 90 % depth / newest page', 1.4, 1.1),
  most('8c', 'newest page end to end / Q', 9, 4.5),
  most('9', 'unread badges of 200 rooms, p50 with most messages / with 1,000', 1.3, 1.1),
  most('10', '2,000 clients reconnected and caught up / E connected only', 2, 1.4),
  most('10b', 'CPU of the server per reconnect / E', 2.5, 1.6),
  most('11', 'cold start to ready / an empty Nest gateway', 1.6, 1),
  most('11b', 'cold start with most messages / with none', 1.1, 1.02),
  most('12', 'CPU of the server per delivery in a room of 500 sockets / E', 1.2, 1.05),
  most('16', 'event loop delay p99 under row 1, history reads and checkpoints, ms', 15, 8),
  most('17', 'two nodes and Redis: deliver p50 across / on one node', 4, 2.5),
  most('18', 'search as one types, p95 with most messages / with 10,000', 2, 1.3),
  most('18b', 'search as one types, p95 with most messages, ms', 50, 25),
  most('18c', 'search without a word index, as on any MongoDB, p95 with 100,000 messages, ms', 500, 50),
  most('19', 'honest people’s ack p99 during the worst of the attacks / just before it', 2, 1.2),
];

export function meets({ bar }: Pick<Goal, 'bar'>, ratio: number, limit: number): boolean {
  return bar === 'least' ? ratio >= limit : ratio <= limit;
}
