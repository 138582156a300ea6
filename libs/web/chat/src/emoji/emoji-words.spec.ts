import { EMOJI, entriesOf } from './emoji-data';
import { WORDS } from './emoji-words.ar';

describe('the words of the emoji', () => {
  it('are there in Arabic for every one, and for no other', () => {
    const all = EMOJI.flatMap(({ emoji }) => emoji.map(({ char }) => char));
    const own = entriesOf(WORDS);
    expect(own.map(({ char }) => char)).toEqual(all);
    expect(own.filter(({ words }) => !/^[\u0600-\u06FF ]+$/.test(words))).toEqual([]);
  });
});
