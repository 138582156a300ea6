import { ApiProperty } from '@nestjs/swagger';
import { ATTACHMENT_KINDS, type Attachment, type AttachmentKind } from '@officehours/contracts';

/** A file of a message; it is fetched with `GET /api/message/attachment/:id`. */
export class AttachmentModel implements Attachment {
  @ApiProperty({ example: '5f0c2e9b1d4a001234567890', pattern: '^[0-9a-f]{24}$' }) id!: string;
  @ApiProperty({ example: 'sketch.png', description: 'To be shown, never to be a path.' }) name!: string;
  @ApiProperty({ enum: ATTACHMENT_KINDS, enumName: 'AttachmentKind', example: 'image' })
  kind!: AttachmentKind;
  @ApiProperty({ example: 'image/png', description: 'What the content is, whatever was said of it.' })
  mimeType!: string;
  @ApiProperty({ type: 'integer', example: 48_211, description: 'Bytes.' }) size!: number;
  @ApiProperty({ type: 'integer', nullable: true, example: 1_280 }) width!: number | null;
  @ApiProperty({ type: 'integer', nullable: true, example: 720 }) height!: number | null;
  @ApiProperty({
    type: String,
    nullable: true,
    example: null,
    description: 'A few pixels of an image as a `data:` URL.',
  })
  placeholder!: string | null;
  @ApiProperty({ example: true }) hasThumbnail!: boolean;
  @ApiProperty({ type: 'integer', nullable: true, example: null, description: 'Of voice notes.' })
  durationMs!: number | null;
  @ApiProperty({
    type: [Number],
    nullable: true,
    example: null,
    description: 'Of voice notes: how loud, from 0 to 100, at up to 64 moments.',
  })
  waveform!: number[] | null;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'What is said in it.' })
  transcript!: string | null;
}
