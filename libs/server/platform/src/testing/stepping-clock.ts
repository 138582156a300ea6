import { Clock } from '../clock';

/** A clock that goes on by itself, and can be set forward. */
export class SteppingClock extends Clock {
  private ahead = 0;

  now(): Date {
    return new Date(Date.now() + this.ahead);
  }

  step(milliseconds: number): void {
    this.ahead += milliseconds;
  }
}
