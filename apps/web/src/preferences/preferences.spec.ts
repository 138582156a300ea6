import { act, renderHook } from '@testing-library/react';
import { setPreferences, usePreferences } from './preferences';

const KEY = 'officehours.preferences';
const stored = () => JSON.parse(localStorage.getItem(KEY) ?? 'null') as unknown;

/** What another tab does when it stores its own choice. */
function storeElsewhere(value: string): void {
  localStorage.setItem(KEY, value);
  window.dispatchEvent(new StorageEvent('storage', { key: KEY }));
}

describe('the preferences of a device', () => {
  it('are kept, and seen by everything on the page', () => {
    const { result } = renderHook(usePreferences);
    act(() => setPreferences({ theme: 'dark', enterSends: false }));
    expect(result.current).toMatchObject({ language: null, theme: 'dark', enterSends: false });
    expect(stored()).toEqual(result.current);
  });

  it('follow another tab', () => {
    const { result } = renderHook(usePreferences);
    act(() =>
      storeElsewhere(
        '{"language":"ar","theme":"light","enterSends":true,"unreadFirst":true,"sound":"never"}',
      ),
    );
    expect(result.current).toEqual({
      language: 'ar',
      theme: 'light',
      enterSends: true,
      unreadFirst: true,
      sound: 'never',
    });
  });

  it.each([
    'not json',
    '{"theme":"pink","enterSends":"yes","language":7,"unreadFirst":1,"sound":"loud"}',
    '{}',
  ])('fall back where %s is stored', (value) => {
    const { result } = renderHook(usePreferences);
    act(() => storeElsewhere(value));
    expect(result.current).toEqual({
      language: null,
      theme: 'auto',
      enterSends: true,
      unreadFirst: false,
      sound: 'day',
    });
  });
});
