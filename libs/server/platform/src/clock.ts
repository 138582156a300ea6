import { Injectable } from '@nestjs/common';

/** The time, as a port: order and unread never depend on it, only what people are shown. */
export abstract class Clock {
  abstract now(): Date;
}

@Injectable()
export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}
