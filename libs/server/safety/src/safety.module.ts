import { Global, Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { Suspensions } from '@officehours/platform';
import { AuditController } from './audit.controller';
import { AuditService } from './audit.service';
import { ReportController } from './report.controller';
import { ReportRepository } from './report.repository';
import { reportSchema } from './report.schema';
import { ReportService } from './report.service';
import { StoredSuspensions } from './stored-suspensions';
import { SuspensionController } from './suspension.controller';
import { SuspensionRepository } from './suspension.repository';
import { suspensionSchema } from './suspension.schema';
import { SuspensionService } from './suspension.service';
import { VisitController } from './visit.controller';
import { VisitRepository } from './visit.repository';
import { visitSchema } from './visit.schema';
import { VisitService } from './visit.service';

/**
 * What protects people from people: reports and suspension. Global: the platform library asks its `Suspensions` whether
 * the person of a token may come in. Needs `MessageModule` beside it.
 */
@Global()
@Module({
  imports: [
    MongooseModule.forFeature([
      { name: 'Report', schema: reportSchema },
      { name: 'Suspension', schema: suspensionSchema },
      { name: 'Visit', schema: visitSchema },
    ]),
  ],
  controllers: [AuditController, ReportController, SuspensionController, VisitController],
  providers: [
    AuditService,
    ReportRepository,
    ReportService,
    SuspensionRepository,
    SuspensionService,
    VisitRepository,
    VisitService,
    { provide: Suspensions, useClass: StoredSuspensions },
  ],
  exports: [Suspensions],
})
export class SafetyModule {}
