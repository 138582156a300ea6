import { browserLocks } from './turn';

describe('the locks of a browser', () => {
  const locks = { request: () => Promise.reject(new DOMException('refused', 'SecurityError')) };
  const before = [
    [navigator, 'locks', Object.getOwnPropertyDescriptor(navigator, 'locks')],
    [globalThis, 'localStorage', Object.getOwnPropertyDescriptor(globalThis, 'localStorage')],
  ] as const;
  const storageIs = (get: () => unknown) =>
    Object.defineProperty(globalThis, 'localStorage', { get, configurable: true });

  beforeEach(() => Object.defineProperty(navigator, 'locks', { value: locks, configurable: true }));
  afterEach(() => {
    for (const [owner, name, own] of before) {
      Reflect.deleteProperty(owner, name);
      if (own) Object.defineProperty(owner, name, own);
    }
  });

  it('are used where the page may keep something', () => {
    storageIs(() => ({}));
    expect(browserLocks()).toBe(locks);
  });

  it('are left alone where it may keep nothing, since every one would be refused', () => {
    storageIs(() => {
      throw new DOMException('Access is denied for this document.', 'SecurityError');
    });
    expect(browserLocks()).toBeUndefined();
  });
});
