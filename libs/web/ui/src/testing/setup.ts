import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Lazily loaded pieces are compiled when first asked for, which a busy machine takes seconds for.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(20_000);

// What browsers have and jsdom has not. Layout stays absent: what depends on it is tested in a real browser.

class NoObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

const missing: Record<string, unknown> = {
  ResizeObserver: NoObserver,
  IntersectionObserver: NoObserver,
  matchMedia: (media: string) => ({
    media,
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }),
  CSS: { escape: (text: string) => text.replace(/["\\]/gu, '\\$&'), supports: () => true },
};
for (const [name, value] of Object.entries(missing)) {
  Object.defineProperty(globalThis, name, { configurable: true, writable: true, value });
}

Object.assign(HTMLElement.prototype, {
  showPopover(this: HTMLElement) {
    this.toggleAttribute('data-open', true);
  },
  hidePopover(this: HTMLElement) {
    this.toggleAttribute('data-open', false);
  },
});

Object.assign(HTMLDialogElement.prototype, {
  showModal(this: HTMLDialogElement) {
    this.open = true;
  },
  close(this: HTMLDialogElement) {
    this.open = false;
  },
});
