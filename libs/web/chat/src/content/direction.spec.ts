import { directionOf } from './direction';

describe('the direction of a text', () => {
  it.each([
    ['Hello', 'ltr'],
    ['123 שלום', 'rtl'],
    ['«مرحبا» in Arabic', 'rtl'],
    ['λ = 3', 'ltr'],
    ['🎉 42', undefined],
  ])('%j is %s', (text, direction) => {
    expect(directionOf(text)).toBe(direction);
  });
});
