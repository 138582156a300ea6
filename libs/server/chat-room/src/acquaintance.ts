import { Injectable } from '@nestjs/common';
import { Directory } from '@officehours/directory';
import { RoomsOfPerson } from '@officehours/platform';

/** Who may know that somebody is there: whoever shares a room or a course with them. */
@Injectable()
export class Acquaintance {
  constructor(
    private readonly directory: Directory,
    private readonly rooms: RoomsOfPerson,
  ) {}

  async areAcquainted(one: string, other: string): Promise<boolean> {
    const [mine, theirs] = await Promise.all([one, other].map((id) => this.rooms.roomIdsOf(id)));
    if (mine!.some((id) => theirs!.includes(id))) return true;
    const [ours, others] = await Promise.all([one, other].map((id) => this.directory.coursesOf(id)));
    return ours!.some(({ id }) => others!.some((course) => course.id === id));
  }
}
