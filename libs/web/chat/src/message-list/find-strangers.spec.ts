import { ann, bob, item } from '../testing/items';
import { createStrangers } from './find-strangers';

const gone = 'f'.repeat(24);
const other = 'e'.repeat(24);
const room = [ann, bob];
const quoting = (senderId: string) => ({ replyTo: { id: 'q', seq: 1, senderId, excerpt: '' } });

describe('those whom messages name and who are not among the participants', () => {
  it('are nobody where all are', () => {
    const items = [item(1), item(2, { senderId: bob.id }), item(3, quoting(ann.id))];
    expect(createStrangers()(items, room)).toEqual([]);
  });

  it('are asked for by the messages that name them first, in as few answers as hold those', () => {
    const items = [
      item(99, { senderId: gone }),
      item(100, { senderId: gone }),
      item(298, quoting(other)),
      item(299, { deletedById: 'd'.repeat(24) }),
    ];
    expect(createStrangers()(items, room)).toEqual([
      { first: 99, last: 298 },
      { first: 299, last: 299 },
    ]);
  });

  it('are told of in system messages', () => {
    const system = {
      kind: 'membersAdded' as const,
      actorId: gone,
      userIds: [other, bob.id],
      title: null,
      role: null,
    };
    const told = item(7, { senderId: null, system });
    expect(createStrangers()([told], room)).toEqual([{ first: 7, last: 7 }]);
  });

  it('are asked for once, also where older messages name them', () => {
    const strangersIn = createStrangers();
    const newest = [item(50, { senderId: gone })];
    const asked = strangersIn(newest, room);
    expect(strangersIn([item(10, { senderId: gone }), ...newest], room)).toBe(asked);
    expect(strangersIn([item(9, { senderId: other }), ...newest], room)).toEqual([
      ...asked,
      { first: 9, last: 9 },
    ]);
  });

  it('are the same as long as nothing new names them, whoever comes online', () => {
    const strangersIn = createStrangers();
    const items = [item(1, { senderId: gone }), item(2)];
    const before = strangersIn(items, room);
    expect(strangersIn([...items, item(3)], [{ ...ann, online: !ann.online }, bob])).toBe(before);
    expect(strangersIn([...items, item(3, { senderId: gone })], room)).toBe(before);
  });

  it('are those as well who have left meanwhile', () => {
    const strangersIn = createStrangers();
    const items = [item(1, { senderId: ann.id }), item(2, { senderId: bob.id })];
    expect(strangersIn(items, room)).toEqual([]);
    expect(strangersIn(items, [ann])).toEqual([{ first: 2, last: 2 }]);
  });

  it('are none of what is not stored yet', () => {
    expect(createStrangers()([item(1, { seq: null, senderId: gone })], room)).toEqual([]);
  });
});
