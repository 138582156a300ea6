import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Clock } from '@officehours/platform';
import { BlockRepository, type BlockRecord } from './block.repository';
import { participantKey } from './direct-rooms';
import { RoomRepository } from './room.repository';
import { ShownPositions } from './shown-positions.repository';

/** Who has just blocked somebody may be about to say how far they had read. */
const YOUNG_MS = 60_000;

/**
 * A block with which nobody noted how far its owner had read: it is older than such notes, or whoever made it died
 * between the two. Nobody knows how far that was then, so the other is shown of their room what somebody shows who tells
 * nobody that they have read: nothing, until the block ends. Looked for once at each start.
 */
@Injectable()
export class OlderBlocks implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(OlderBlocks.name);
  private isStopped = false;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly blocks: BlockRepository,
    private readonly rooms: RoomRepository,
    private readonly shown: ShownPositions,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run().catch((error: unknown) => {
      this.log.warn({ err: error }, 'older blocks wait for the next start');
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    await this.running;
  }

  private async run(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - YOUNG_MS);
    for await (const blocks of this.blocks.before(before)) {
      if (this.isStopped) return;
      await this.hide(blocks);
    }
  }

  private async hide(blocks: readonly BlockRecord[]): Promise<void> {
    const rooms = await this.rooms.findDirect(blocks.map(keyOf));
    for (const block of blocks) {
      const room = rooms.get(keyOf(block));
      if (!room || !(await this.shown.hide(room.id, block.ownerId))) continue;
      // It may have ended meanwhile.
      if (!(await this.blocks.has(block.ownerId, block.userId)))
        await this.shown.release(room.id, block.ownerId);
    }
  }
}

function keyOf({ ownerId, userId }: BlockRecord): string {
  return participantKey(ownerId, userId);
}
