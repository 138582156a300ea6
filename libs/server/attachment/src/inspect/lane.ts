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

  constructor(private readonly program: InspectionProgram) {}

  ask(personId: string, task: Task): Promise<Answer> {
    return new Promise((resolve) => {
      this.queue.add(personId, { task, resolve });
      if (!this.isBusy) void this.work();
    });
  }

  end(): void {
    this.program.end();
  }

  private async work(): Promise<void> {
    this.isBusy = true;
    for (let next = this.queue.take(); next; next = this.queue.take())
      next.resolve(await this.program.ask(next.task));
    this.isBusy = false;
  }
}
