import { deserialize, serialize, type Document } from 'bson';
import { Aggregator } from 'mingo';
import { compilePipeline } from '../aggregate/stages.ts';
import { decode } from '../bson/decode.ts';
import { encode } from '../bson/encode.ts';
import type { Value } from '../bson/values.ts';
import { pause } from '../query/scan.ts';

const doc = (source: Document) => decode(Buffer.from(serialize(source)));

/** What this server makes of documents by a pipeline. */
export const ours = (input: Document[], pipeline: Document[]): Document[] => {
  const stages = doc({ pipeline }).get('pipeline') as Value[];
  const flow = compilePipeline(stages, { source: () => [] })(input.map(doc));
  return [...flow].filter((step) => step !== pause).map((step) => deserialize(encode(step)));
};

/** What mingo makes of them. */
export const theirs = (input: Document[], pipeline: Document[]): Document[] =>
  new Aggregator(pipeline as never).run(structuredClone(input) as never) as Document[];
