// Where class-transformer keeps what its decorators say; it has types for it, and not at the path Node finds it by.
declare module 'class-transformer/cjs/storage.js' {
  export { defaultMetadataStorage } from 'class-transformer/types/storage';
}
