import { Injectable } from '@nestjs/common';
import { LIMITS } from '@officehours/contracts';
import { RateLimits } from '@officehours/platform';

const CAPACITY = 10_000;

/** The last time somebody began to type somewhere. */
interface Start {
  /** Milliseconds since 1970. */
  at: number;
  /** The others were told of it, and not yet of its end. */
  isOn: boolean;
  /** It ended before they were. */
  isOver: boolean;
}

/**
 * How much of somebody's typing the others are told. What this node may pass on by itself, once in three seconds, is
 * then counted for all nodes together: a second connection, to whichever node, types no more than the first.
 */
@Injectable()
export class TypingThrottle {
  private readonly starts = new Map<string, Start>();

  constructor(private readonly limits: RateLimits) {}

  /** Whether the others may be told that it began, or that it ended: of nothing that they were not told before. */
  mayPass(chatRoomId: string, personId: string, isTyping: boolean, now: number): boolean | Promise<boolean> {
    const key = `${chatRoomId}:${personId}`;
    return isTyping ? this.mayBegin(key, now) : this.mayEnd(key);
  }

  private async mayBegin(key: string, now: number): Promise<boolean> {
    if (now - (this.starts.get(key)?.at ?? -Infinity) < LIMITS.typingThrottleMs) return false;
    const start: Start = { at: now, isOn: false, isOver: false };
    this.starts.set(key, start);
    if (this.starts.size > CAPACITY) this.forgetBefore(now - LIMITS.typingThrottleMs);
    try {
      await this.limits.take('typing', key);
    } catch {
      // Too much, over all nodes: worth nothing, and nobody is told.
      return false;
    }
    return (start.isOn = !start.isOver);
  }

  private mayEnd(key: string): boolean {
    const start = this.starts.get(key);
    if (start?.isOn) return this.starts.delete(key);
    if (start) start.isOver = true;
    return false;
  }

  private forgetBefore(time: number): void {
    for (const [key, { at }] of this.starts) if (at < time) this.starts.delete(key);
  }
}
