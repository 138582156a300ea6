import { Global, Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { Audit } from './audit';
import { AuditRepository } from './audit.repository';
import { auditSchema, pendingSchema } from './audit.schema';

/** The log of acts that matter for security. */
@Global()
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: 'Audit', schema: auditSchema },
      { name: 'AuditPending', schema: pendingSchema },
    ]),
  ],
  providers: [Audit, AuditRepository],
  exports: [Audit],
})
export class AuditModule {}
