import { ApiProperty } from '@nestjs/swagger';
import type { SearchHit, SearchPage, SearchResult } from '@officehours/contracts';
import { MessageModel, ParticipantModel, RoomModel } from '@officehours/chat-room';

export class SearchHitModel implements SearchHit {
  @ApiProperty({ type: 'integer', example: 7, description: 'Offset in UTF-16 units.' }) at!: number;
  @ApiProperty({ type: 'integer', example: 8 }) length!: number;
}

export class SearchResultModel implements SearchResult {
  @ApiProperty({ type: MessageModel }) message!: MessageModel;
  @ApiProperty({ example: 'Is the integral over all of R?', description: 'The part that shows why.' })
  excerpt!: string;
  @ApiProperty({ type: [SearchHitModel], description: 'Where the words stand in the excerpt.' })
  hits!: SearchHitModel[];
}

export class SearchPageModel implements SearchPage {
  @ApiProperty({ type: [SearchResultModel], description: 'Newest first.' }) results!: SearchResultModel[];
  @ApiProperty({ type: [RoomModel], description: 'The rooms of these results.' }) rooms!: RoomModel[];
  @ApiProperty({ type: [ParticipantModel], description: 'Who wrote them.' }) people!: ParticipantModel[];
  @ApiProperty({ type: String, nullable: true, example: null }) nextCursor!: string | null;
  @ApiProperty({
    example: true,
    description: 'False while older messages are still being made searchable.',
  })
  isComplete!: boolean;
}
