import { Injectable } from '@nestjs/common';
import { RoomsOfPerson } from '@officehours/platform';
import { MembershipRepository } from './membership.repository';

@Injectable()
export class MemberRooms extends RoomsOfPerson {
  constructor(private readonly memberships: MembershipRepository) {
    super();
  }

  async roomIdsOf(personId: string): Promise<string[]> {
    return (await this.memberships.ofPerson(personId)).map(({ chatRoomId }) => chatRoomId);
  }
}
