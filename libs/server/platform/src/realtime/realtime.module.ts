import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ConnectionCaps } from './connection-caps';
import { ReadingPace } from './reading-pace';
import { Connections } from './connections';
import { Handshake } from './handshake';
import { OriginPolicy } from './origin-policy';
import { RealtimeGateway } from './realtime.gateway';
import { SlowConsumers } from './slow-consumers';
import { SocketBus } from './socket-bus';
import { SocketDispatcher } from './socket-dispatcher';
import { SocketEventRegistry } from './socket-event.registry';
import { SocketLifetimes } from './socket-lifetimes';
import { SocketServer } from './socket-server';

@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [
    OriginPolicy,
    ConnectionCaps,
    ReadingPace,
    SocketBus,
    SocketEventRegistry,
    SocketDispatcher,
    SocketLifetimes,
    SlowConsumers,
    SocketServer,
    Connections,
    Handshake,
    RealtimeGateway,
  ],
  exports: [OriginPolicy, ConnectionCaps, SocketBus, SocketEventRegistry, SocketServer, Connections],
})
export class RealtimeModule {}
