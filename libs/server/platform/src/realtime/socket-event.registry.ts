import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { RealtimeSocket } from './socket-types';
import { socketEventsOf, type SocketEventHandler } from './socket-event.decorator';

type Call = (socket: RealtimeSocket, payload: unknown) => unknown;

export interface RegisteredEvent extends SocketEventHandler {
  call: Call;
}

/** All `@SocketEvent` methods of all modules, by event name. */
@Injectable()
export class SocketEventRegistry implements OnModuleInit {
  private readonly events = new Map<string, RegisteredEvent>();

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    for (const { instance } of this.discovery.getProviders()) {
      if (typeof instance !== 'object' || instance === null) continue;
      for (const handler of socketEventsOf(instance as object))
        this.register(instance as Record<string, Call>, handler);
    }
  }

  find(event: string): RegisteredEvent | undefined {
    return this.events.get(event);
  }

  all(): RegisteredEvent[] {
    return [...this.events.values()];
  }

  private register(gateway: Record<string, Call>, handler: SocketEventHandler): void {
    if (this.events.has(handler.event)) throw new Error(`two gateways answer ${handler.event}`);
    const method = gateway[handler.method];
    if (!method) throw new Error(`${handler.event} has no method ${handler.method}`);
    this.events.set(handler.event, {
      ...handler,
      call: (socket, payload) => method.call(gateway, socket, payload),
    });
  }
}
