import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { AuditModule } from './audit/audit.module';
import { AuthModule } from './auth/auth.module';
import { DomainEvents } from './bus/domain-events';
import { Settings } from './config/settings';
import { ProblemFilter } from './errors/problem.filter';
import { ClientAddress } from './http/client-address';
import { HealthController } from './http/health.controller';
import { LogModule } from './http/log.module';
import { Readiness } from './http/readiness';
import { Limiters } from './limits/limiters';
import { RateLimits } from './limits/rate-limits';
import { RequestLimit } from './limits/request-limit';
import { MongoModule } from './mongo/mongo.module';
import { NodeCheckpoints } from './progress/node-checkpoints.repository';
import { NodeProgresses } from './progress/node-progresses';
import { RealtimeModule } from './realtime/realtime.module';
import { Clock, SystemClock } from './clock';
import { RedisConnections } from './redis/redis-connections';
import { PayloadPipe } from './validation/payload.pipe';

/** What every other library stands on: settings, tokens, errors, sockets, the database's connection, the bus. */
@Module({})
export class PlatformModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      imports: [LogModule, MongoModule, AuditModule, AuthModule, RealtimeModule],
      controllers: [HealthController],
      providers: [
        { provide: Settings, useValue: settings },
        { provide: Clock, useClass: SystemClock },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useClass: PayloadPipe },
        DomainEvents,
        Readiness,
        RedisConnections,
        Limiters,
        RateLimits,
        RequestLimit,
        ClientAddress,
        NodeCheckpoints,
        NodeProgresses,
      ],
      exports: [
        Settings,
        Clock,
        DomainEvents,
        RedisConnections,
        Limiters,
        RateLimits,
        RequestLimit,
        ClientAddress,
        NodeProgresses,
      ],
    };
  }
}
