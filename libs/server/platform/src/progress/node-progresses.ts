import { Injectable } from '@nestjs/common';
import { Clock } from '../clock';
import { NodeCheckpoints } from './node-checkpoints.repository';
import { NodeProgress } from './node-progress';

/** What this node makes of the log, topic by topic. */
@Injectable()
export class NodeProgresses {
  constructor(
    private readonly checkpoints: NodeCheckpoints,
    private readonly clock: Clock,
  ) {}

  /** @param payOff called whenever something may be owed; rejects never. */
  of(topic: string, payOff: () => Promise<unknown>): NodeProgress {
    return new NodeProgress(topic, this.checkpoints, this.clock, payOff);
  }
}
