import { FairQueue } from './fair-queue';
import type { InspectionProgram } from './inspection-program';
import type { Answer, Task } from './task';

interface Waiting {
  task: Task;
  resolve: (answer: Answer) => void;
}

/** Files that are looked into one at a time, by a program of their own; people take turns. */
export class Lane {
  private readonly queue = new FairQueue<Waiting>();
  private isBusy = false;
  private isOver = false;

  constructor(private readonly program: InspectionProgram) {}

  ask(personId: string, task: Task): Promise<Answer> {
    return new Promise((resolve) => {
      this.queue.add(personId, { task, resolve });
      if (!this.isBusy) void this.work();
    });
  }

  /** What waits is not looked into any more: no program is begun that would outlive the service. */
  end(): void {
    this.isOver = true;
    this.program.end();
  }

  private async work(): Promise<void> {
    this.isBusy = true;
    for (let next = this.queue.take(); next; next = this.queue.take())
      next.resolve(await this.answerTo(next.task));
    this.isBusy = false;
  }

  private answerTo(task: Task): Answer | Promise<Answer> {
    return this.isOver ? { id: task.id, failure: 'the service ends' } : this.program.ask(task);
  }
}
