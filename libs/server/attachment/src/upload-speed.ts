import { Injectable } from '@nestjs/common';
import { LIMITS } from '@officehours/contracts';
import { liftBodyDeadline, refuseSlow, Settings } from '@officehours/platform';
import type { Request } from 'express';

/** How fast an upload has to come: who sends a byte now and then would keep others from theirs. */
@Injectable()
export class UploadSpeed {
  /** Milliseconds over which it is measured: a phone may lose its network for a moment. */
  protected readonly spanMs: number = LIMITS.uploadSpanMs;

  constructor(private readonly settings: Settings) {}

  /**
   * Refuses with the rule `too_slow` when too little comes in a span, until what is returned is called; no other deadline
   * holds until the request is over.
   */
  watch(request: Request): () => void {
    const { socket } = request;
    liftBodyDeadline(request);
    const least = (this.settings.fileMinSpeed * this.spanMs) / 1_000;
    let before = socket.bytesRead;
    const timer = setInterval(() => {
      const came = socket.bytesRead - before;
      before = socket.bytesRead;
      // What lies here unread, or has come as a whole, waits for our disk, not for the sender.
      if (came < least && request.readableLength === 0 && !request.complete) refuseSlow(socket);
    }, this.spanMs);
    timer.unref();
    return () => clearInterval(timer);
  }
}
