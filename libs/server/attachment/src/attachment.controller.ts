import { Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiExtraModels,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiResponse,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { AttachmentModel } from '@officehours/chat-room';
import type { Attachment } from '@officehours/contracts';
import { ApiProblems, CurrentCaller, Does, IdParam, Settings, type Caller } from '@officehours/platform';
import type { Request, Response } from 'express';
import { RoomFilePageModel, UploadRulesModel } from './attachment-models';
import { RoomFilesQuery, UploadFieldsDto } from './attachment.dto';
import { DownloadService } from './download.service';
import { EXTENSIONS } from './inspect/kinds';
import { UploadService } from './upload.service';

const BYTES = { schema: { type: 'string' as const, format: 'binary' } };

@ApiTags('files')
@ApiBearerAuth()
@ApiExtraModels(UploadFieldsDto)
@Controller('message')
export class AttachmentController {
  constructor(
    private readonly uploads: UploadService,
    private readonly downloads: DownloadService,
    private readonly settings: Settings,
  ) {}

  @Get('attachment-rules')
  @Does('self.read')
  @ApiOperation({ summary: 'What a file may be' })
  @ApiOkResponse({ type: UploadRulesModel })
  @ApiProblems('unauthenticated')
  rules(): UploadRulesModel {
    const { fileMaxSize: maxBytes, imageMaxPixels: maxPixels } = this.settings;
    return { maxBytes, maxPixels, extensions: [...EXTENSIONS] };
  }

  @Post('chat-room/:id/attachments')
  @Does('room.post')
  @ApiOperation({
    summary: 'Upload one file to a room',
    description:
      'Nobody else sees it until its uploader sends a message with its id in `attachmentIds`. What is not sent within a day is removed. The `rule` of `file` says why one is refused.',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      allOf: [
        { $ref: getSchemaPath(UploadFieldsDto) },
        {
          type: 'object',
          required: ['file'],
          properties: { file: { type: 'string', format: 'binary' } },
        },
      ],
    },
  })
  @ApiCreatedResponse({ type: AttachmentModel })
  @ApiProblems(
    'validation_failed',
    'forbidden',
    'not_found',
    'payload_too_large',
    'unsupported_media_type',
    'rate_limited',
    'unavailable',
    'storage_full',
  )
  upload(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Attachment> {
    return this.uploads.upload(caller, id, request, response);
  }

  @Get('chat-room/:id/attachments')
  @Does('room.read')
  @ApiOperation({ summary: 'The files of a room, newest first' })
  @ApiOkResponse({ type: RoomFilePageModel })
  @ApiProblems('validation_failed', 'not_found')
  list(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Query() query: RoomFilesQuery,
  ): Promise<RoomFilePageModel> {
    return this.downloads.page(caller, id, query);
  }

  @Get('attachment/:id')
  @Does('attachment.read')
  @ApiOperation({ summary: 'The bytes of a file; single ranges, `If-None-Match`' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse(BYTES)
  @ApiResponse({ status: 206, description: 'The range that was asked for.', content: { '*/*': BYTES } })
  @ApiResponse({ status: 304, description: 'It is as the caller has it.' })
  @ApiResponse({ status: 416, description: 'No range, more than one, or outside of the file.' })
  @ApiProblems('not_found', 'unavailable')
  read(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    return this.downloads.send(caller, id, request, response);
  }

  @Get('attachment/:id/thumbnail')
  @Does('attachment.read')
  @ApiOperation({ summary: 'A smaller picture of an image, up to 640 pixels, as WebP' })
  @ApiProduces('image/webp')
  @ApiOkResponse(BYTES)
  @ApiProblems('not_found', 'unavailable')
  readThumbnail(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    return this.downloads.sendThumbnail(caller, id, request, response);
  }

  @Delete('attachment/:id')
  @Does('attachment.discard')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take back an upload that no message has' })
  @ApiNoContentResponse({ description: 'It is gone.' })
  @ApiProblems('not_found')
  discard(@CurrentCaller() caller: Caller, @Param('id', IdParam) id: string): Promise<void> {
    return this.downloads.discard(caller, id);
  }
}
