export { AttachmentModule } from './attachment.module';
export { GivenFiles } from './given-files';
export { FileScanner } from './scan/file-scanner';
export { FileStore, type ByteRange } from './store/file-store';
