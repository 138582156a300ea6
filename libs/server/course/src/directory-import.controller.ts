import { Body, Controller, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems, CurrentCaller, Does, type Caller } from '@officehours/platform';
import { ImportCountsModel } from './course-models';
import { DirectoryImportService } from './directory-import.service';
import { DirectoryDto } from './directory.dto';

@ApiTags('directory')
@ApiBearerAuth()
@Controller('directory')
export class DirectoryImportController {
  constructor(private readonly directory: DirectoryImportService) {}

  @Put()
  @Does('directory.import')
  @ApiOperation({ summary: 'For an admin: bring people, courses and enrolments, up to 1,000 rows a call' })
  @ApiOkResponse({ type: ImportCountsModel })
  @ApiProblems('validation_failed', 'forbidden', 'payload_too_large')
  put(@CurrentCaller() caller: Caller, @Body() body: DirectoryDto): Promise<ImportCountsModel> {
    return this.directory.put(caller, body);
  }
}
