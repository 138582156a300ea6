import { isArray, isDoc, type Doc, type Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { compileExpression } from './expression.ts';

/** Stages that make documents themselves, at the head of a pipeline without a collection. */
export const sourceStages: Record<string, (operand: Value, sessions: () => Doc[]) => readonly Doc[]> = {
  $documents: (operand) => {
    const docs = compileExpression(operand).evaluate({ root: new Map(), variables: new Map() });
    if (!isArray(docs) || !docs.every(isDoc))
      throw new CommandError(5858203, 'an array of documents is expected for $documents');
    return docs;
  },
  $listLocalSessions: (operand, sessions) => {
    if (!isDoc(operand))
      throw new CommandError(14, '$listLocalSessions options must be specified in an object');
    const unknown = [...operand.keys()].find((name) => name !== 'allUsers');
    if (unknown !== undefined)
      throw new CommandError(40415, `BSON field '$listLocalSessions.${unknown}' is an unknown field.`);
    return sessions();
  },
};
