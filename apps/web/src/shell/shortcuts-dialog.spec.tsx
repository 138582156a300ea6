import { LookProvider } from '@officehours/web-chat';
import { act, render, screen } from '@testing-library/react';
import { setPreferences } from '../preferences/preferences';
import ShortcutsDialog from './shortcuts-dialog';

const keysFor = (what: string): string[] => {
  const row = screen.getByText(what).parentElement;
  return [...(row?.querySelectorAll('kbd') ?? [])].map((key) => key.textContent ?? '');
};

describe('the list of shortcuts', () => {
  beforeEach(() => {
    render(
      <LookProvider language="en">
        <ShortcutsDialog onClose={() => undefined} />
      </LookProvider>,
    );
  });
  afterEach(() => act(() => setPreferences({ enterSends: true })));

  it('has the keys of the messages', () => {
    expect(keysFor('Edit your last message, from the empty box')).toEqual(['↑']);
    expect(keysFor('First message')).toEqual(['Home']);
    expect(keysFor('Last message')).toEqual(['End']);
  });

  it('says how the reader sends', () => {
    expect(keysFor('Send the message')).toEqual(['Enter']);
    expect(keysFor('New line')).toEqual(['Shift', 'Enter']);
    act(() => setPreferences({ enterSends: false }));
    expect(keysFor('Send the message')).toEqual(['Ctrl', 'Enter']);
    expect(keysFor('New line')).toEqual(['Enter']);
  });
});
