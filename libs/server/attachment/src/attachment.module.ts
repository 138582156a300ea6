import { resolve } from 'node:path';
import { ConfigurableModuleBuilder, Module, type Provider } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { MessageAttachments } from '@officehours/message';
import { Settings } from '@officehours/platform';
import { AttachmentController } from './attachment.controller';
import { AttachmentRepository } from './attachment.repository';
import { attachmentSchema } from './attachment.schema';
import { DownloadService } from './download.service';
import { GivenFiles } from './given-files';
import { Incoming } from './incoming';
import { Inspector } from './inspect/inspector';
import { KeptFiles } from './kept-files';
import { Orphans } from './orphans';
import { QuarantineController } from './quarantine/quarantine.controller';
import { QuarantineService } from './quarantine/quarantine.service';
import { ReleasedFiles } from './quarantine/released-files.repository';
import { ClamdScanner } from './scan/clamd-scanner';
import { FileScanner, NoFileScanner } from './scan/file-scanner';
import { StoredAttachments } from './stored-attachments';
import { DiskFileStore } from './store/disk-file-store';
import { FileStore } from './store/file-store';
import { S3FileStore } from './store/s3-file-store';
import { UploadReceiver } from './upload-receiver';
import { UploadSlots } from './upload-slots';
import { UploadSpeed } from './upload-speed';
import { UploadService } from './upload.service';
import { Usage } from './usage/usage';
import { UsageGenerationRepository } from './usage/usage-generation.repository';

const { ConfigurableModuleClass } = new ConfigurableModuleBuilder<object>()
  .setClassMethodName('forRoot')
  .setExtras({ providers: [] as Provider[] }, (definition, { providers }) => ({
    ...definition,
    global: true,
    // Last wins: a host's `{ provide: FileStore, useClass: Theirs }` replaces ours.
    providers: [...(definition.providers ?? []), ...providers],
  }))
  .build();

/** Files of messages: uploaded, looked into, kept, served to who may see them, removed. */
@Module({
  imports: [MongooseModule.forFeature([{ name: 'Attachment', schema: attachmentSchema }])],
  controllers: [AttachmentController, QuarantineController],
  providers: [
    AttachmentRepository,
    UploadService,
    UploadReceiver,
    UploadSlots,
    UploadSpeed,
    Usage,
    UsageGenerationRepository,
    Incoming,
    Inspector,
    KeptFiles,
    GivenFiles,
    DownloadService,
    Orphans,
    QuarantineService,
    ReleasedFiles,
    StoredAttachments,
    { provide: MessageAttachments, useExisting: StoredAttachments },
    {
      provide: FileStore,
      inject: [Settings],
      useFactory: ({ s3, dataDir }: Settings) =>
        s3 ? new S3FileStore(s3) : new DiskFileStore(resolve(dataDir, 'files')),
    },
    {
      provide: FileScanner,
      inject: [Settings],
      useFactory: ({ clamdUrl }: Settings) => (clamdUrl ? new ClamdScanner(clamdUrl) : new NoFileScanner()),
    },
  ],
  exports: [MessageAttachments, UploadService, GivenFiles],
})
export class AttachmentModule extends ConfigurableModuleClass {}
