import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { AppError, Settings } from '@officehours/platform';
import { refused } from '../refusals';
import { InspectionProgram } from './inspection-program';
import { Lane } from './lane';
import type { Answer, Finding, Task } from './task';

const MB = 1024 ** 2;
const WAITING = 64;
/** What a program holds before it has a file; what the most demanding format takes of one pixel, and half of that again. */
const BASE_BYTES = 256 * MB;
const BYTES_PER_PIXEL = 13;
/** What the program may hold that looks into everything else: reading a list or a text takes little. */
const QUICK_BYTES = 384 * MB;

export type Inspection = Omit<Task, 'id' | 'mayRemake'>;

/**
 * Has files looked into by programs of their own: what is made to harm a decoder meets one that knows no secret, has no
 * connection, and is ended when it takes too much. Pictures, which take seconds, have a lane for themselves; all else, and
 * finding out which it is, goes by the quick one. In both, people take turns.
 */
@Injectable()
export class Inspector implements OnApplicationShutdown {
  private lanes?: { quick: Lane; pictures: Lane };
  private waiting = 0;
  private lastId = 0;
  private isOver = false;

  constructor(private readonly settings: Settings) {}

  /** What the program may hold that makes pictures anew. */
  protected get pictureBytes(): number {
    return BASE_BYTES + BYTES_PER_PIXEL * this.settings.imageMaxPixels;
  }

  /** @throws the refusal of a file that is not taken; `unavailable` when too many wait, and when the service ends. */
  async inspect(personId: string, inspection: Inspection): Promise<Finding> {
    if (this.isOver || this.waiting >= WAITING) throw new AppError('unavailable', { retryAfterMs: 2_000 });
    this.waiting += 1;
    try {
      return findingOf(await this.answerTo(personId, inspection));
    } finally {
      this.waiting -= 1;
    }
  }

  onApplicationShutdown(): void {
    this.isOver = true;
    this.lanes?.quick.end();
    this.lanes?.pictures.end();
  }

  private async answerTo(personId: string, inspection: Inspection): Promise<Answer> {
    const { quick, pictures } = (this.lanes ??= {
      quick: new Lane(new InspectionProgram(QUICK_BYTES)),
      pictures: new Lane(new InspectionProgram(this.pictureBytes)),
    });
    const task = { ...inspection, id: (this.lastId += 1), mayRemake: false };
    const answer = await quick.ask(personId, task);
    return 'isPicture' in answer ? pictures.ask(personId, { ...task, mayRemake: true }) : answer;
  }
}

function findingOf(answer: Answer): Finding {
  if ('finding' in answer) return answer.finding;
  if ('refusal' in answer) throw refused(answer.refusal);
  const failure = 'failure' in answer ? answer.failure : 'a picture was not made anew';
  throw new AppError('internal', { cause: new Error(failure) });
}
