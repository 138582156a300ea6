import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentCaller, Does, IdParam, type Caller } from '@officehours/platform';
import {
  NotificationOptionsModel,
  NotificationSettingsDto,
  NotificationSettingsModel,
  PushSubscriptionDto,
  PushSubscriptionModel,
} from './notification.dto';
import { NotificationService } from './notification.service';

@ApiTags('notifications')
@ApiBearerAuth()
@Controller('notification')
export class NotificationController {
  constructor(private readonly notifications: NotificationService) {}

  @Get('options')
  @Does('self.read')
  @ApiOperation({ summary: 'What a browser needs to be told of messages while the app is closed' })
  @ApiOkResponse({ type: NotificationOptionsModel })
  @ApiProblems('unavailable')
  options(): Promise<NotificationOptionsModel> {
    return this.notifications.options();
  }

  @Get('settings')
  @Does('self.read')
  @ApiOperation({ summary: 'How the caller wants to be told' })
  @ApiOkResponse({ type: NotificationSettingsModel })
  @ApiProblems('unavailable')
  get(@CurrentCaller() caller: Caller): Promise<NotificationSettingsModel> {
    return this.notifications.get(caller);
  }

  @Patch('settings')
  @Does('self.change')
  @ApiOperation({ summary: 'Set quiet hours, and whether notifications show what was written' })
  @ApiOkResponse({ type: NotificationSettingsModel })
  @ApiProblems('validation_failed')
  set(
    @CurrentCaller() caller: Caller,
    @Body() changes: NotificationSettingsDto,
  ): Promise<NotificationSettingsModel> {
    return this.notifications.set(caller, changes);
  }

  @Put('subscription')
  @Does('self.change')
  @ApiOperation({ summary: 'Be told on this device; one person has at most 16, the oldest goes' })
  @ApiOkResponse({ type: PushSubscriptionModel })
  @ApiProblems('validation_failed')
  subscribe(
    @CurrentCaller() caller: Caller,
    @Body() subscription: PushSubscriptionDto,
  ): Promise<PushSubscriptionModel> {
    return this.notifications.subscribe(caller, subscription);
  }

  @Delete('subscription/:id')
  @HttpCode(204)
  @Does('subscription.end')
  @ApiOperation({ summary: 'No longer be told on one of one’s devices' })
  @ApiNoContentResponse({ description: 'Removed.' })
  @ApiProblems('not_found')
  unsubscribe(@CurrentCaller() caller: Caller, @Param('id', IdParam) id: string): Promise<void> {
    return this.notifications.unsubscribe(caller, id);
  }
}
