/** A browser takes a longer wait for none at all. */
const LONGEST_MS = 2 ** 31 - 1;

/** Timers by name: setting one again moves it. What is to be done later than in 24 days is done then. */
export class Timers<Name extends string> {
  private readonly handles = new Map<Name, ReturnType<typeof setTimeout>>();

  set(name: Name, ms: number, run: () => void): void {
    this.clear(name);
    this.handles.set(
      name,
      setTimeout(
        () => {
          this.handles.delete(name);
          run();
        },
        Math.min(ms, LONGEST_MS),
      ),
    );
  }

  has(name: Name): boolean {
    return this.handles.has(name);
  }

  clear(name: Name): void {
    clearTimeout(this.handles.get(name));
    this.handles.delete(name);
  }

  clearAll(): void {
    for (const name of [...this.handles.keys()]) this.clear(name);
  }
}
