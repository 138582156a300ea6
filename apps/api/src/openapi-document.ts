import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import {
  JoinRoomDto,
  JoinRoomModel,
  MarkDeliveredDto,
  MarkReadDto,
  MarkUnreadDto,
  RoomIdDto,
  RoomIdModel,
  SaveDraftDto,
  TypingDto,
  UpdateRoomPreferencesDto,
} from '@officehours/chat-room';
import {
  EditMessageDto,
  MessageIdDto,
  ReactionDto,
  SendMessageDto,
  SyncRoomsDto,
  SyncRoomsModel,
} from '@officehours/message';
import { AuthenticateDto, ProblemModel, SetLookingDto } from '@officehours/platform';

/** What sockets carry and REST does not: in the document all the same, so that both share one set of schemas. */
const SOCKET_MODELS = [
  AuthenticateDto,
  EditMessageDto,
  MessageIdDto,
  ReactionDto,
  JoinRoomDto,
  JoinRoomModel,
  MarkDeliveredDto,
  MarkReadDto,
  MarkUnreadDto,
  RoomIdDto,
  RoomIdModel,
  SaveDraftDto,
  SendMessageDto,
  SetLookingDto,
  SyncRoomsDto,
  SyncRoomsModel,
  TypingDto,
  UpdateRoomPreferencesDto,
];

/** The REST document; its schemas are those of the socket events too. */
export function createOpenApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Officehours')
    .setDescription('Real-time chat between students and instructors. Events of the socket: /docs/events.')
    .setVersion('1')
    .setLicense('MIT', '')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .build();
  return SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) =>
      `${lowerFirst(controller.replace(/Controller$/, ''))}_${method}`,
    extraModels: [ProblemModel, ...SOCKET_MODELS],
  });
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
