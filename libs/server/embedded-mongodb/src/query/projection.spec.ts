import { deserialize, serialize, type Document } from 'bson';
import { decode } from '../bson/decode.ts';
import { encode } from '../bson/encode.ts';
import { parseFilter } from './parse-filter.ts';
import type { Trail } from './path.ts';
import { parseProjection } from './projection.ts';

const doc = (source: Document) => decode(Buffer.from(serialize(source)));

const project = (projection: Document, source: Document, filter: Document = {}): Document => {
  const trail: Trail = {};
  parseFilter(doc(filter)).matches(doc(source), trail);
  return deserialize(encode(parseProjection(doc(projection), true)(doc(source), trail)));
};

const room = {
  _id: 1,
  name: 'room',
  sub: { a: 1, b: 2 },
  list: [1, 2, 3, 4],
  members: [{ id: 1, role: 'x' }, { id: 2, role: 'y' }, 5],
};

describe('A projection', () => {
  it.each<[Document, Document]>([
    [{ name: 1 }, { _id: 1, name: 'room' }],
    [{ name: true, _id: 0 }, { name: 'room' }],
    [{ _id: 1 }, { _id: 1 }],
    [
      { list: 0, members: 0, sub: 0 },
      { _id: 1, name: 'room' },
    ],
    [
      { _id: 0, list: 0, members: 0 },
      { name: 'room', sub: { a: 1, b: 2 } },
    ],
    [{ 'sub.a': 1 }, { _id: 1, sub: { a: 1 } }],
    [{ sub: { a: 1 } }, { _id: 1, sub: { a: 1 } }],
    [{ 'members.id': 1, _id: 0 }, { members: [{ id: 1 }, { id: 2 }] }],
    [
      { 'members.id': 0, _id: 0, list: 0, sub: 0 },
      { name: 'room', members: [{ role: 'x' }, { role: 'y' }, 5] },
    ],
    [{ none: 1 }, { _id: 1 }],
    [
      { list: { $slice: 2 }, members: 0, sub: 0 },
      { _id: 1, name: 'room', list: [1, 2] },
    ],
    [
      { list: { $slice: -1 }, name: 1 },
      { _id: 1, name: 'room', list: [4] },
    ],
    [
      { list: { $slice: [1, 2] }, name: 1 },
      { _id: 1, name: 'room', list: [2, 3] },
    ],
    [{ members: { $elemMatch: { id: 2 } } }, { _id: 1, members: [{ id: 2, role: 'y' }] }],
    [{ members: { $elemMatch: { id: 9 } } }, { _id: 1 }],
    [
      { _id: 0, title: '$name', size: { $size: '$list' } },
      { title: 'room', size: 4 },
    ],
  ])('%j gives %j', (projection, expected) => {
    expect(project(projection, room)).toEqual(expected);
  });

  it('with .$ keeps the array element that the filter matched', () => {
    expect(project({ 'members.$': 1 }, room, { 'members.id': 2 })).toEqual({
      _id: 1,
      members: [{ id: 2, role: 'y' }],
    });
    expect(project({ 'list.$': 1 }, room, { list: { $gt: 2 } })).toEqual({ _id: 1, list: [3] });
  });

  it('keeps the order of the document', () => {
    expect(Object.keys(project({ sub: 1, name: 1 }, room))).toEqual(['_id', 'name', 'sub']);
  });

  it.each<[Document, number]>([
    [{ a: 1, b: 0 }, 31254],
    [{ a: 0, b: 1 }, 31253],
    [{ a: 1, 'a.b': 1 }, 31249],
    [{ 'a.b': 1, a: 1 }, 31250],
    [{ a: {} }, 51270],
    [{ 'a..b': 1 }, 16410],
    [{ a: { $meta: 'indexKey' } }, 115],
  ])('%j is refused with code %s', (projection, code) => {
    expect(() => project(projection, room)).toThrow(expect.objectContaining({ code }));
  });
});
