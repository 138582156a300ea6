import { Global, Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { Settings } from '../config/settings';
import { DatabaseServer } from './database-server';
import './ended-writes';
import { Epoch } from './epoch';
import { EpochRepository } from './epoch.repository';
import { MongoHealth } from './mongo-health.repository';
import { MongoWatchdog } from './mongo-watchdog.repository';

@Global()
@Module({
  providers: [
    {
      provide: DatabaseServer,
      inject: [Settings],
      useFactory: (settings: Settings) => DatabaseServer.open(settings),
    },
  ],
  exports: [DatabaseServer],
})
class DatabaseServerModule {}

/** Mongoose's connection. An acknowledged write has reached the disk of a majority. */
@Global()
@Module({
  imports: [
    DatabaseServerModule,
    MongooseModule.forRootAsync({
      inject: [DatabaseServer],
      useFactory: ({ uri, dbName }: DatabaseServer) => ({
        uri,
        dbName,
        retryAttempts: 0,
        serverSelectionTimeoutMS: 5_000,
        writeConcern: { w: 'majority', j: true },
        autoIndex: true,
      }),
    }),
  ],
  providers: [Epoch, EpochRepository, MongoHealth, MongoWatchdog],
  exports: [MongooseModule, Epoch, MongoHealth],
})
export class MongoModule {}
