import { render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { Look, LookProvider } from './look-provider';
import { placed } from './look-root';

const Part = placed(({ name, children }: { name: string; children?: ReactNode }) => (
  <div>
    {name}
    {children}
  </div>
));

/** The roots around what says so, from the inside. */
function rootsAround(name: string): HTMLElement[] {
  const roots: HTMLElement[] = [];
  for (let at: HTMLElement | null = screen.getByText(name); at; at = at.parentElement)
    if (at.className === 'officehours') roots.push(at);
  return roots;
}

describe('the element that styles stand under', () => {
  it('is around each part that is placed, once, and not around what a page has beside it', () => {
    render(
      <Look language="en" theme="dark">
        <h1>Lesson</h1>
        <Part name="list" />
        <Part name="room">
          <Part name="composer" />
        </Part>
      </Look>,
    );
    expect(rootsAround('Lesson')).toEqual([]);
    expect(rootsAround('list')).toHaveLength(1);
    expect(rootsAround('composer')).toEqual(rootsAround('room'));
    expect(rootsAround('room')[0]).toHaveAttribute('data-theme', 'dark');
    expect(rootsAround('room')[0]).toHaveAttribute('lang', 'en');
  });

  it('is another one where another look begins', () => {
    render(
      <LookProvider language="en" theme="light">
        <Look language="en" theme="dark">
          <Part name="list" />
        </Look>
      </LookProvider>,
    );
    expect(rootsAround('list').map(({ dataset }) => dataset['theme'])).toEqual(['dark', 'light']);
  });
});
