import { __vitePreload as fetchLazy } from './lazy-files';

const linked = (file: string) => document.head.querySelectorAll<HTMLLinkElement>(`link[href="/${file}"]`);

describe('what stands around an import', () => {
  it('asks for the scripts that come along, once, and waits for none of them', async () => {
    await expect(fetchLazy(async () => 'page', ['assets/a.js'])).resolves.toBe('page');
    await fetchLazy(async () => 'page', ['assets/a.js']);
    expect(linked('assets/a.js')).toHaveLength(1);
    expect(linked('assets/a.js')[0]).toHaveAttribute('rel', 'modulepreload');
  });

  it('waits for a style', async () => {
    const done = jest.fn();
    const loading = fetchLazy(async () => 'page', ['assets/a.css']).then(done);
    await Promise.resolve();
    expect(done).not.toHaveBeenCalled();
    linked('assets/a.css')[0]!.dispatchEvent(new Event('load'));
    await loading;
    expect(done).toHaveBeenCalledWith('page');
  });

  it('fails without its style, and asks anew the next time', async () => {
    const first = fetchLazy(async () => 'page', ['assets/b.css']);
    linked('assets/b.css')[0]!.dispatchEvent(new Event('error'));
    await expect(first).rejects.toThrow('assets/b.css');
    const second = fetchLazy(async () => 'page', ['assets/b.css']);
    linked('assets/b.css')[0]!.dispatchEvent(new Event('load'));
    await expect(second).resolves.toBe('page');
  });

  it('fails with what it imports', async () => {
    await expect(fetchLazy(() => Promise.reject(new TypeError('no network')))).rejects.toThrow('no network');
  });
});
