/** Cases that the official Node driver does not pass against any server, with what it does instead. */
const deviations: readonly (readonly [file: string, description: RegExp, why: string])[] = [
  [
    'bypassDocumentValidation.json',
    /: false$/,
    'the driver sends bypassDocumentValidation only when it is true',
  ],
  [
    'create-null-ids.json',
    /(insert|bulkWrite|clientBulkWrite)/i,
    'the driver gives a document with a null _id a new one',
  ],
  [
    'client-bulkWrite-partialResults.json',
    /^partialResult is unset/,
    'the driver sets an empty partial result',
  ],
];

/** What the driver does differently; undefined where it follows the specification. */
export const driverDeviation = (file: string, description: string): string | undefined =>
  deviations.find(([name, part]) => name === file && part.test(description))?.[2];
