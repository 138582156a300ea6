/** After so many failures in a row it is not they who are odd, it is the database that is away. */
const IN_A_ROW = 20;

/**
 * Does `act` for one after the other; one that fails keeps nobody from their turn.
 * @throws what failed first, in the end or once nothing works any more.
 */
export async function inTheirTurn<T>(items: Iterable<T>, act: (item: T) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  let inARow = 0;
  for (const item of items) {
    try {
      await act(item);
      inARow = 0;
    } catch (error) {
      failures.push(error);
      inARow += 1;
      if (inARow === IN_A_ROW) break;
    }
  }
  if (failures.length > 0) throw failures[0];
}
