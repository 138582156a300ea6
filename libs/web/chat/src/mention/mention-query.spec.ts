import { ann, bob, person } from '../testing/items';
import { mentioned, mentionMatches, mentionQuery, withMention } from './mention-query';

const people = [ann, bob, person('Dr. Lena Brandt'), person('Åsa')];

describe('a name after an @', () => {
  it.each([
    ['@', ''],
    ['hello @le', 'le'],
    ['hello @Dr. Le', 'Dr. Le'],
    ['line\n@b', 'b'],
  ])('is being typed in %j', (text, query) => expect(mentionQuery(text)).toBe(query));

  it.each(['hello', 'a@b', 'mail lena@school.example', '@ ', '@a\nb'])('is not in %j', (text) =>
    expect(mentionQuery(text)).toBeNull(),
  );

  it('is found by any of its words, whatever the case', () => {
    expect(mentionMatches(people, 'le').map(({ name }) => name)).toEqual(['Dr. Lena Brandt']);
    expect(mentionMatches(people, 'å').map(({ name }) => name)).toEqual(['Åsa']);
    expect(mentionMatches(people, '')).toHaveLength(4);
  });

  it('is made whole where the caret is', () => {
    expect(withMention('Hi @le, well', 6, 'Dr. Lena Brandt')).toEqual({
      text: 'Hi @Dr. Lena Brandt , well',
      caret: 20,
    });
  });

  it('calls the person in the message', () => {
    expect(mentioned(people, 'Hi @Dr. Lena Brandt and @Bob!')).toEqual([bob.id, people[2]!.id]);
  });
});
