import { createQueryClient } from '../cache/query-client';
import type { Rest } from '../rest/rest';
import { attachmentOf } from '../testing/fake-files';
import { Films } from './films';

const film = {
  ...attachmentOf({ name: 'a.mp4', size: 10 }, 1),
  kind: 'video' as const,
  mimeType: 'video/mp4',
};
const always = () => true;

/** An answer of the service, part by part. */
function answer() {
  let signal: AbortSignal | undefined;
  let body!: ReadableStreamDefaultController<Uint8Array>;
  const bytes = jest.fn((_path: string, init?: RequestInit) => {
    signal = init?.signal ?? undefined;
    const stream = new ReadableStream<Uint8Array>({ start: (controller) => void (body = controller) });
    signal?.addEventListener('abort', () => body.error(new DOMException('aborted', 'AbortError')));
    return Promise.resolve(new Response(stream, { headers: { 'Content-Type': 'video/mp4' } }));
  });
  return {
    bytes,
    part: (count: number) => body.enqueue(new Uint8Array(count)),
    end: () => body.close(),
    lose: () => body.error(new TypeError('connection lost')),
    isAborted: () => signal?.aborted,
  };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('a film', () => {
  let service: ReturnType<typeof answer>;
  let films: Films;
  const local = new Map<string, Blob>();
  const state = () => films.states.get().get(film.id);

  beforeEach(() => {
    local.clear();
    service = answer();
    const rest = { bytes: service.bytes } as unknown as Rest;
    films = new Films({ queryClient: createQueryClient(), rest, files: { local } as never });
  });

  it('says how far it is while it comes, and is of its type when it is there', async () => {
    const loading = films.load(film, always);
    expect(state()).toEqual({ fraction: 0, error: null });
    await settled();
    service.part(4);
    await settled();
    expect(state()?.fraction).toBe(0.4);
    service.part(6);
    service.end();
    const blob = await loading;
    expect([blob?.size, blob?.type]).toEqual([10, 'video/mp4']);
    expect(state()).toBeUndefined();
  });

  it('is fetched once, and not at all where it was sent from', async () => {
    const loading = films.load(film, always);
    await settled();
    expect(await films.load(film, always)).toBeNull();
    service.end();
    await loading;
    expect(await films.load(film, always)).toBe(await loading);
    const own = new Blob(['own']);
    local.set('another', own);
    expect(await films.load({ ...film, id: 'another' }, always)).toBe(own);
    expect(service.bytes).toHaveBeenCalledTimes(1);
  });

  it('is given up on wish, without a word of failure, and asked for again later', async () => {
    const loading = films.load(film, always);
    await settled();
    films.cancel(film.id);
    expect(await loading).toBeNull();
    expect(service.isAborted()).toBe(true);
    expect(state()).toBeUndefined();
    void films.load(film, always);
    expect(service.bytes).toHaveBeenCalledTimes(2);
  });

  it('is given up when the place it was to be shown in is gone', async () => {
    const loading = films.load(film, () => false);
    await settled();
    service.part(1);
    expect(await loading).toBeNull();
    expect(service.isAborted()).toBe(true);
  });

  it('says why it did not come', async () => {
    const loading = films.load(film, always);
    await settled();
    service.lose();
    expect(await loading).toBeNull();
    expect(state()).toMatchObject({ fraction: null, error: { code: 'network' } });
    service.bytes.mockResolvedValueOnce(Response.json({ code: 'not_found' }, { status: 404 }));
    await films.load(film, always);
    expect(state()).toMatchObject({ error: { code: 'not_found' } });
  });
});
