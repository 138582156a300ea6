import { Global, Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { Audit } from './audit';
import { AuditRepository } from './audit.repository';
import { auditSchema, pendingSchema } from './audit.schema';
import { Refusals } from './refusals';

/** The log of acts that matter for security. */
@Global()
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: 'Audit', schema: auditSchema },
      { name: 'AuditPending', schema: pendingSchema },
    ]),
  ],
  providers: [Audit, AuditRepository, Refusals],
  exports: [Audit, Refusals],
})
export class AuditModule {}
