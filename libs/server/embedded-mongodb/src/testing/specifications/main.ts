import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { start } from '../../index.ts';
import { applies, type TestFile } from './format.ts';
import { driverDeviation } from './driver-deviations.ts';
import { runCase } from './run-case.ts';

/** Runs a folder of unified-format files: `node main.ts FOLDER [part of a file's name] [--uri mongodb://…]`. */
const run = async (folder: string, part: string, given: string | undefined): Promise<void> => {
  const server = given === undefined ? await start({ path: ':memory:' }) : undefined;
  const uri = given ?? server!.uri;
  const admin = await new mongo.MongoClient(uri).connect();
  const { version } = (await admin.db('admin').command({ buildInfo: 1 })) as unknown as { version: string };
  const counts: Record<string, number> = {};
  const count = (kind: string): unknown => (counts[kind] = (counts[kind] ?? 0) + 1);
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json') && file.includes(part))) {
    const file = mongo.BSON.EJSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown as TestFile;
    for (const test of file.tests) {
      if (
        test.skipReason !== undefined ||
        !applies(file.runOnRequirements, version) ||
        !applies(test.runOnRequirements, version)
      ) {
        count('does not apply');
        continue;
      }
      const judged = await runCase(uri, admin, file, test);
      const deviation = judged.kind === 'wrong' ? driverDeviation(name, test.description) : undefined;
      const verdict: { kind: string; why?: string } =
        deviation === undefined ? judged : { kind: "the driver's own", why: deviation };
      count(verdict.kind);
      if (verdict.kind !== 'pass')
        console.log(`${verdict.kind}: ${name}: ${test.description}\n  ${verdict.why ?? ''}`);
    }
  }
  console.log(`server ${version}:`, counts);
  await admin.close();
  await server?.stop();
};

const [folder, ...rest] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name a folder of unified test files.');
const at = rest.indexOf('--uri');
await run(folder, rest[0] === '--uri' ? '' : (rest[0] ?? ''), at < 0 ? undefined : rest[at + 1]);
