import { queriesOf, titleOf } from './support/queries/shape';
import { complaints, explainAll } from './support/queries/verdict';

/** The whole run is held to this: `support/queries/finish.ts` asks it about every query that was sent. */
describe('the verdict about queries', () => {
  const indexes = {
    createIndexes: 'notes',
    indexes: [
      { key: { room: 1, seq: 1 }, name: 'byRoom' },
      { key: { due: 1 }, name: 'open', partialFilterExpression: { open: true } },
    ],
  };
  const find = (filter: object, more: object = {}) => queriesOf('find', { find: 'notes', filter, ...more });
  const update = (...filters: object[]) =>
    queriesOf('update', { update: 'notes', updates: filters.map((q) => ({ q, u: { $set: { a: 1 } } })) });

  it('names what reads all documents, or all of an index, and nothing else', async () => {
    const fine = [
      ...find({ room: 'a', seq: { $gt: 1 } }, { sort: { seq: -1 }, limit: 5 }),
      ...find({ _id: { $in: [1, 2, 3, 4] } }),
      ...find({ $or: [{ room: 'a' }, { _id: 5 }] }),
      ...update({ open: true, due: { $lt: 5 } }, { _id: 1 }),
      ...queriesOf('aggregate', {
        aggregate: 'notes',
        pipeline: [{ $match: { room: 'a' } }, { $group: { _id: null } }],
      }),
    ];
    const bad = [
      ...find({ seq: 5 }),
      ...find({ text: 'a' }, { sort: { room: 1, seq: 1 } }),
      ...find({ $or: [{ room: 'a' }, { text: 'b' }] }),
      ...update({ open: false, due: { $lt: 5 } }),
      ...queriesOf('delete', { delete: 'notes', deletes: [{ q: {}, limit: 0 }] }),
      ...queriesOf('aggregate', { aggregate: 'notes', pipeline: [{ $group: { _id: null } }] }),
    ];
    const explained = await explainAll([...queriesOf('createIndexes', indexes), ...fine, ...bad]);
    expect(explained).toHaveLength(fine.length + bad.length);
    expect(complaints(explained)).toEqual(bad.map(titleOf));
  });

  it('takes queries that differ in their values alone for one', () => {
    const titles = [
      find({ room: 'a', at: new Date(1) }),
      find({ room: 'b', at: new Date(2) }),
      find({ room: null, at: new Date(2) }),
    ].map(([query]) => query && titleOf(query));
    expect(new Set(titles).size).toBe(2);
  });

  it('knows every command that it lets pass', () => {
    expect(queriesOf('insert', { insert: 'notes' })).toEqual([]);
    expect(queriesOf('mapReduce', { mapReduce: 'notes' })).toMatchObject([{ command: 'mapReduce' }]);
  });
});
