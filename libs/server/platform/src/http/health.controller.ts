import { Controller, Get, HttpCode } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Does } from '../access/does.decorator';
import { Public } from '../auth/jwt.guard';
import { Uncounted } from '../limits/limit.guard';
import { Readiness } from './readiness';

/** For supervisors and balancers, without details. Liveness touches nothing: a blip of the database must not restart all. */
@ApiExcludeController()
@Public()
@Controller()
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('livez')
  @Uncounted()
  @Does('service.look')
  @HttpCode(200)
  live(): { ok: true } {
    return { ok: true };
  }

  @Get('readyz')
  @Does('service.look')
  @HttpCode(200)
  ready(): Promise<{ ok: true }> {
    return this.readiness.check();
  }
}
