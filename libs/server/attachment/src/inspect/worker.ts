import { inspect } from './inspect.ts';
import { Refused } from './refusal.ts';
import type { Answer, Task } from './task.ts';

// A program of its own: what a hostile file does to a decoder, it does not do to the service, which ends this one
// when it takes too long.
process.on('message', (task: Task) => {
  answer(task).then(
    (said) => process.send?.(said),
    () => process.exit(1),
  );
});
process.on('disconnect', () => process.exit(0));

async function answer(task: Task): Promise<Answer> {
  const { id } = task;
  try {
    const finding = await inspect(task);
    return finding ? { id, finding } : { id, isPicture: true };
  } catch (error) {
    if (error instanceof Refused) return { id, refusal: error.rule };
    return { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
