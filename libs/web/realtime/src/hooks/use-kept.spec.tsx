/** @jest-environment ./src/testing/browser-environment.mjs */
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { OfficehoursContext } from '../client/context';
import { createOfficehours } from '../client/create-officehours';
import { OfficehoursError } from '../rest/error';
import { useKept } from './use-kept';

interface Wishes {
  sound: boolean;
  mail: boolean;
}

/** What is kept, and the answers that its changes wait for. */
async function kept() {
  const client = createOfficehours(
    { baseUrl: 'http://chat.test', token: 't' },
    { fetch: () => Promise.reject(new TypeError('no network')) },
  );
  const read = jest.fn(() => Promise.resolve<Wishes>({ sound: true, mail: true }));
  const answers: { resolve: (wishes: Wishes) => void; reject: (error: OfficehoursError) => void }[] = [];
  const write = () => new Promise<Wishes>((resolve, reject) => answers.push({ resolve, reject }));
  const wrapper = ({ children }: { children: ReactNode }) => (
    <OfficehoursContext value={client}>{children}</OfficehoursContext>
  );
  const { result } = renderHook(() => useKept<Wishes>({ queryKey: ['wishes'], read, write }), { wrapper });
  await waitFor(() => expect(result.current.value).not.toBeNull());
  const change = (wish: Partial<Wishes>) => act(() => result.current.change(wish));
  /** And what follows from it is drawn. */
  const answer = (give: (first: (typeof answers)[0]) => void) =>
    act(async () => {
      give(answers[0]!);
      await new Promise((done) => setTimeout(done, 20));
    });
  return { answer, change, read, now: () => result.current };
}

describe('what the service keeps for a person', () => {
  it('changes at once, and is then what the service says', async () => {
    const { answer, change, now } = await kept();
    change({ sound: false });
    expect(now().value).toEqual({ sound: false, mail: true });
    await answer((first) => first.resolve({ sound: false, mail: false }));
    expect(now().value).toEqual({ sound: false, mail: false });
  });

  it('goes back when it is refused, and says why until the next change', async () => {
    const { answer, change, now } = await kept();
    change({ sound: false });
    await answer((first) => first.reject(new OfficehoursError('network')));
    expect(now()).toMatchObject({ value: { sound: true, mail: true }, error: { code: 'network' } });
    change({ mail: false });
    expect(now().error).toBeNull();
  });

  it('keeps a later change when an earlier one is answered', async () => {
    const { answer, change, now } = await kept();
    change({ sound: false });
    change({ mail: false });
    await answer((first) => first.resolve({ sound: false, mail: true }));
    expect(now().value).toEqual({ sound: false, mail: false });
  });

  it('is read again when an earlier change is refused', async () => {
    const { answer, change, read, now } = await kept();
    change({ sound: false });
    change({ mail: false });
    await answer((first) => first.reject(new OfficehoursError('network')));
    expect(read).toHaveBeenCalledTimes(2);
    expect(now().value).toEqual({ sound: true, mail: true });
  });
});
