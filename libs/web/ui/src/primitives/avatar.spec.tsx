import { hueOf, initialsOf } from './avatar';

describe('an avatar', () => {
  it.each([
    ['Maya Lindqvist', 'ML'],
    ['Dr. Chidi Okafor', 'DO'],
    ['Ben', 'B'],
    ['ليلى حداد', 'لح'],
    ['🦊 Finn', '🦊F'],
    ['👩🏽‍🚀', '👩🏽‍🚀'],
    ['   ', ''],
  ])('shortens %j to %j', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  it('gives a person one of eight colours, always the same', () => {
    const hues = new Set(Array.from({ length: 200 }, (_, index) => hueOf(`person-${index}`)));
    expect([...hues].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(hueOf('5f1d7f')).toBe(hueOf('5f1d7f'));
  });
});
