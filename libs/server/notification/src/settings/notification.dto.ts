import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type {
  NotificationOptions,
  NotificationSettings,
  QuietHours,
  QuietSpan,
} from '@officehours/contracts';
import { IsListOf, Optional } from '@officehours/platform';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsInt,
  IsObject,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

/** Two for each day. */
const MOST_SPANS = 14;

export class QuietSpanDto implements QuietSpan {
  @ApiProperty({ type: 'integer', example: 1, description: '0 is Sunday.' })
  @IsInt()
  @Min(0)
  @Max(6)
  day!: number;

  @ApiProperty({ type: 'integer', example: 1320, description: 'Minute of the day.' })
  @IsInt()
  @Min(0)
  @Max(1_439)
  from!: number;

  @ApiProperty({ type: 'integer', example: 420, description: 'At or before `from`: on the day after.' })
  @IsInt()
  @Min(0)
  @Max(1_439)
  to!: number;
}

export class QuietHoursDto implements QuietHours {
  @ApiProperty({ example: 'Europe/Berlin' })
  @IsString()
  @MaxLength(64)
  timeZone!: string;

  @ApiProperty({ type: [QuietSpanDto], description: 'At most 14.' })
  @IsListOf(() => QuietSpanDto, MOST_SPANS)
  spans!: QuietSpanDto[];
}

export class NotificationSettingsDto implements Partial<NotificationSettings> {
  @ApiPropertyOptional({ type: QuietHoursDto })
  @Optional()
  @IsObject()
  @ValidateNested()
  @Type(() => QuietHoursDto)
  quietHours?: QuietHoursDto;

  @ApiPropertyOptional({ example: false, description: 'Show what was written, where the school allows it.' })
  @Optional()
  @IsBoolean()
  showText?: boolean;

  @ApiPropertyOptional({ example: true, description: 'E-mails about what stayed unread.' })
  @Optional()
  @IsBoolean()
  mail?: boolean;

  @ApiPropertyOptional({ example: 'en', description: 'Language of e-mails.' })
  @Optional()
  @IsString()
  @Matches(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/)
  language?: string;
}

export class NotificationSettingsModel implements NotificationSettings {
  @ApiProperty({ type: QuietHoursDto }) quietHours!: QuietHoursDto;
  @ApiProperty({ example: false }) showText!: boolean;
  @ApiProperty({ example: true }) mail!: boolean;
  @ApiProperty({ example: 'en' }) language!: string;
}

export class NotificationOptionsModel implements NotificationOptions {
  @ApiProperty({
    example: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM',
  })
  pushKey!: string;
  @ApiProperty({ example: false }) mayShowText!: boolean;
  @ApiProperty({ example: true, description: 'E-mails about what stayed unread.' }) mail!: boolean;
}

export class PushKeysDto {
  @ApiProperty({
    example: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM',
  })
  @IsString()
  @Matches(/^[A-Za-z0-9_-]{87}=?$/)
  p256dh!: string;

  @ApiProperty({ example: 'tBHItJI5svbpez7KI4CCXg' })
  @IsString()
  @Matches(/^[A-Za-z0-9_-]{22}={0,2}$/)
  auth!: string;
}

export class PushSubscriptionDto {
  @ApiProperty({ example: 'https://updates.push.services.mozilla.com/wpush/v2/gAAAA' })
  @IsString()
  @MaxLength(1_024)
  endpoint!: string;

  @ApiProperty({ type: PushKeysDto })
  @IsObject()
  @ValidateNested()
  @Type(() => PushKeysDto)
  keys!: PushKeysDto;
}

export class PushSubscriptionModel {
  @ApiProperty({ example: '665f1c2e9b1d4a0012349999' }) id!: string;
}
