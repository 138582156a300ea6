/** The parts of MongoDB's unified test format that the runner reads. */
export interface TestFile {
  description: string;
  runOnRequirements?: Requirement[];
  createEntities?: Record<string, Record<string, unknown>>[];
  initialData?: { databaseName: string; collectionName: string; documents: object[] }[];
  tests: TestCase[];
}

export interface TestCase {
  description: string;
  skipReason?: string;
  runOnRequirements?: Requirement[];
  operations: Operation[];
  expectEvents?: { client: string; eventType?: string; ignoreExtraEvents?: boolean; events: object[] }[];
  outcome?: TestFile['initialData'];
}

export interface Operation {
  name: string;
  object: string;
  arguments?: Record<string, unknown>;
  expectError?: Record<string, unknown>;
  expectResult?: unknown;
  ignoreResultAndError?: boolean;
  saveResultAsEntity?: string;
}

export interface Requirement {
  minServerVersion?: string;
  maxServerVersion?: string;
  topologies?: string[];
  auth?: boolean;
  serverless?: string;
  csfle?: unknown;
}

const parts = (version: string): number[] => version.split('.').map(Number);

const compareVersions = (a: string, b: string): number => {
  const [left, right] = [parts(a), parts(b)];
  for (let i = 0; i < 3; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
};

/** Whether a standalone server of a version, without authentication, has to pass; any one requirement is enough. */
export const applies = (requirements: readonly Requirement[] | undefined, version: string): boolean =>
  (requirements ?? [{}]).some(
    ({ minServerVersion, maxServerVersion, topologies, auth, serverless, csfle }) =>
      (minServerVersion === undefined || compareVersions(version, minServerVersion) >= 0) &&
      (maxServerVersion === undefined || compareVersions(version, maxServerVersion) <= 0) &&
      (topologies === undefined || topologies.includes('single')) &&
      auth !== true &&
      serverless !== 'require' &&
      !csfle,
  );
