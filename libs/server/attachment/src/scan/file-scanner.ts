/**
 * Looks for malware in a file before anything else is done with it: the port a host replaces with
 * `AttachmentModule.forRoot({ providers: [{ provide: FileScanner, useClass: Theirs }] })`.
 */
export abstract class FileScanner {
  /**
   * The name of what was found, null for a clean file.
   * @throws when that could not be found out: the file is not taken then.
   */
  abstract scan(path: string): Promise<string | null>;
}

/** Where no scanner is configured. */
export class NoFileScanner extends FileScanner {
  scan(): Promise<null> {
    return Promise.resolve(null);
  }
}
