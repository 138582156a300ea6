/** The id of none: what is looked for where there is nothing to be found, so that the answer takes as long. */
export const NO_ID = '0'.repeat(24);
