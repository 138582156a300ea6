import { followKeyboard } from './follow-keyboard';

class View extends EventTarget {
  height = window.innerHeight;
  scale = 1;

  become(height: number, scale = 1): void {
    Object.assign(this, { height, scale });
    this.dispatchEvent(new Event('resize'));
  }
}

describe('a page under a keyboard', () => {
  const scrollTo = jest.spyOn(window, 'scrollTo').mockImplementation(() => undefined);

  it('is as high as what is left of the screen, and whole again afterwards', () => {
    const root = document.createElement('div');
    const view = new View();
    followKeyboard(root, view as unknown as VisualViewport);
    view.become(window.innerHeight - 300);
    expect(root.style.height).toBe(`${window.innerHeight - 300}px`);
    expect(scrollTo).toHaveBeenLastCalledWith(0, 0);
    view.become(window.innerHeight);
    expect(root.style.height).toBe('');
  });

  it('stays as it is for a bar of the browser, and for who has zoomed in', () => {
    const root = document.createElement('div');
    const view = new View();
    followKeyboard(root, view as unknown as VisualViewport);
    view.become(window.innerHeight - 50);
    view.become(window.innerHeight / 2, 2);
    expect(root.style.height).toBe('');
  });
});
