export { AttachmentModule } from './attachment.module';
export { FileScanner } from './scan/file-scanner';
export { FileStore, type ByteRange } from './store/file-store';
