import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

import type { HistoryEvent } from './events.ts';

/** A recorded history, for checking it again. */
export async function readHistory(path: string): Promise<HistoryEvent[]> {
  const events: HistoryEvent[] = [];
  for await (const line of createInterface({ input: createReadStream(path) }))
    if (line !== '') events.push(JSON.parse(line) as HistoryEvent);
  return events;
}
