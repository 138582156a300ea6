import { Controller, Get, Header, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { ApiProblems, Does, Optional, Public } from '@officehours/platform';
import { IsString, MaxLength } from 'class-validator';
import { UNSUBSCRIBE_STYLE } from './unsubscribe-page';
import { UnsubscribeService } from './unsubscribe.service';

export class UnsubscribeQuery {
  @ApiPropertyOptional({ description: 'As it stands in the e-mail.' })
  @Optional()
  @IsString()
  @MaxLength(100)
  token?: string;
}

const HTML = 'text/html; charset=utf-8';
const PAGE = {
  content: { 'text/html': { schema: { type: 'string' as const }, example: '<!doctype html>…' } },
};

@ApiTags('notifications')
@Controller('notification/unsubscribe')
export class UnsubscribeController {
  constructor(private readonly unsubscribing: UnsubscribeService) {}

  @Get()
  @Public()
  @Does('mail.end')
  @Header('Content-Type', HTML)
  @ApiOperation({ summary: 'The page to which the link in an e-mail leads; looking at it changes nothing' })
  @ApiProduces('text/html')
  @ApiOkResponse(PAGE)
  @ApiProblems('validation_failed')
  ask(@Query() _query: UnsubscribeQuery): string {
    return this.unsubscribing.ask();
  }

  @Get('style.css')
  @Public()
  @Does('mail.end')
  @Header('Content-Type', 'text/css; charset=utf-8')
  @ApiOperation({ summary: 'How that page looks' })
  @ApiProduces('text/css')
  @ApiOkResponse({ content: { 'text/css': { schema: { type: 'string' }, example: 'body { margin: 0; }' } } })
  style(): string {
    return UNSUBSCRIBE_STYLE;
  }

  @Post()
  @HttpCode(200)
  @Public()
  @Does('mail.end')
  @Header('Content-Type', HTML)
  @ApiOperation({ summary: 'End the e-mails with one click (RFC 8058); answers alike whatever the token is' })
  @ApiProduces('text/html')
  @ApiOkResponse(PAGE)
  @ApiProblems('validation_failed')
  end(@Query() { token = '' }: UnsubscribeQuery): Promise<string> {
    return this.unsubscribing.end(token);
  }
}
