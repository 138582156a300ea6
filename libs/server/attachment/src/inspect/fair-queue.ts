/** What waits for its turn: people take turns, and what one person has brought keeps its order. */
export class FairQueue<T> {
  private readonly lines = new Map<string, T[]>();

  add(personId: string, item: T): void {
    const line = this.lines.get(personId);
    if (line) line.push(item);
    else this.lines.set(personId, [item]);
  }

  /** The first one of whoever has waited longest for a turn; undefined when nobody waits. */
  take(): T | undefined {
    const [next] = this.lines;
    if (!next) return undefined;
    const [personId, line] = next;
    const item = line.shift();
    // Behind everyone else who waits.
    this.lines.delete(personId);
    if (line.length > 0) this.lines.set(personId, line);
    return item;
  }
}
