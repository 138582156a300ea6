import { until } from '../waiting.ts';
import { apiProgram } from './built.ts';
import { Program } from './program.ts';
import { SECRET } from './tokens.ts';

export interface NodeOptions {
  name: string;
  port: number;
  dataDir: string;
  /** Where everything it prints is kept. */
  output: string;
  mongodbUri?: string;
  redisUrl?: string;
  /** Beside the settings that every node has. */
  environment?: Record<string, string>;
  /** A command that starts the program it is given, such as `faketime -f +10m`. */
  prefix?: string[];
}

/** A crowded machine starts a process slowly; a product that hangs is found all the same. */
const PATIENCE_MS = 90_000;
const PROBE_MS = 3_000;

/** One node of the API: the built product as it is run in production. */
export class ApiNode {
  private program?: Program;
  private readonly options: NodeOptions;

  constructor(options: NodeOptions) {
    this.options = options;
  }

  get name(): string {
    return this.options.name;
  }

  get url(): string {
    return `http://127.0.0.1:${this.options.port}`;
  }

  get port(): number {
    return this.options.port;
  }

  /** Starts it and waits until it says that it is ready. Returns the milliseconds that took. */
  async start(): Promise<number> {
    const began = performance.now();
    const { prefix = [], output } = this.options;
    const program = new Program(
      this.name,
      [...prefix, process.execPath, apiProgram],
      this.environment(),
      output,
    );
    this.program = program;
    const isUp = () => {
      if (!program.alive) throw new Error(`${this.name} ended at its start, see ${output}`);
      return this.isReady();
    };
    await until(`${this.name} to be ready`, isUp, PATIENCE_MS);
    return performance.now() - began;
  }

  async isReady(): Promise<boolean> {
    const answer = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(PROBE_MS) }).catch(
      () => undefined,
    );
    await answer?.body?.cancel();
    return answer?.ok ?? false;
  }

  signal(name: NodeJS.Signals): void {
    this.program?.signal(name);
  }

  async kill(): Promise<void> {
    await this.program?.kill();
  }

  async terminate(): Promise<number | null> {
    return (await this.program?.terminate()) ?? null;
  }

  get alive(): boolean {
    return this.program?.alive ?? false;
  }

  private environment(): Record<string, string> {
    const { port, dataDir, mongodbUri, redisUrl, environment } = this.options;
    return {
      PORT: String(port),
      DATA_DIR: dataDir,
      DEMO: 'false',
      RATE_LIMITS: 'off',
      JWT_SECRET: SECRET,
      ...(mongodbUri && { MONGODB_URI: mongodbUri }),
      ...(redisUrl && { REDIS_URL: redisUrl }),
      ...environment,
    };
  }
}
