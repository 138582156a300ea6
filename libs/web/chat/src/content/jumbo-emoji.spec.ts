import { jumboEmoji } from './jumbo-emoji';

describe('a message of emoji only', () => {
  it.each(['👏', '🎉🎉', '👩🏽‍🚀', '❤️', '👍🏽 👍🏽'])('stands large: %j', (text) => {
    expect(jumboEmoji(text)).toBe(true);
  });

  it.each(['ok 👏', '👏👏👏👏', '123', '#', ''])('does not: %j', (text) => {
    expect(jumboEmoji(text)).toBe(false);
  });
});
