import { outboxChannel, type TabNews } from '../outbox/tab-news';
import { ROOM, student, STUDENT } from '../testing/builders';
import { FakeBrowser } from '../testing/fake-browser';
import { FakeService, fakePlatform, tokenOf } from '../testing/fake-service';
import { Engine } from './engine';
import { forgetPerson } from './forget-person';

let service: FakeService;
let browser: FakeBrowser;
const open: Engine[] = [];

const settled = () => jest.advanceTimersByTimeAsync(0);

/** What all pages of the browser have together. */
const shared = () => {
  const { draftStorage, outboxStorage, openTabChannel, locks } = browser;
  return { draftStorage, outboxStorage, openTabChannel, locks };
};

/** A page of the platform with the chat in it. */
async function openPage(onSignedOut = jest.fn()): Promise<Engine> {
  const engine = new Engine(
    { baseUrl: 'http://chat.test', token: tokenOf(student), onSignedOut },
    { ...fakePlatform(service), ...shared() },
  );
  open.push(engine);
  engine.start();
  await settled();
  return engine;
}

/** Something that is not sent, and something that is not finished. */
async function write(engine: Engine): Promise<void> {
  service.isUp = false;
  service.loseAll();
  engine.outbox.add(ROOM, 'unsent');
  engine.drafts.set(ROOM, 'begun');
  await jest.advanceTimersByTimeAsync(1_000);
}

const kept = async (): Promise<string[]> => {
  const { draftStorage: drafts, outboxStorage } = browser;
  const keys = Array.from({ length: drafts.length }, (_, index) => drafts.key(index) ?? '');
  return [...(await outboxStorage.list(STUDENT)).map(({ content }) => content), ...keys];
};

beforeEach(() => {
  jest.useFakeTimers();
  service = new FakeService();
  browser = new FakeBrowser();
});

afterEach(() => {
  open.splice(0).forEach((engine) => engine.stop());
  jest.useRealTimers();
});

describe('the sign-out of a host page', () => {
  it('ends the chat, and leaves nothing of the person in the browser', async () => {
    const onSignedOut = jest.fn();
    const engine = await openPage(onSignedOut);
    await write(engine);
    expect(await kept()).toHaveLength(3);
    await forgetPerson(STUDENT, browser);
    expect(await kept()).toEqual([]);
    expect(onSignedOut.mock.calls).toEqual([['session_ended']]);
    service.isUp = true;
    await jest.advanceTimersByTimeAsync(60_000);
    expect(service.sockets.size).toBe(0);
    expect(service.history.messages).toEqual([]);
  });

  it('is done when it resolves, without a word of another tab, and of what was typed a moment ago', async () => {
    const engine = await openPage();
    engine.drafts.set(ROOM, 'only just begun');
    const mute = () => ({ post: () => undefined, close: () => undefined });
    await forgetPerson(STUDENT, { ...shared(), openTabChannel: mute });
    expect(engine.connection.state.get().status).toBe('ended');
    engine.stop();
    expect(await kept()).toEqual([]);
  });

  it('does so where the chat is not on the page any more', async () => {
    const engine = await openPage();
    await write(engine);
    engine.stop();
    await forgetPerson(STUDENT, browser);
    expect(await kept()).toEqual([]);
  });

  it('is known by the id of the platform, whatever it looks like', async () => {
    // Of sha256('officehours:user:amina@school').
    const wire = '0c848d81a44d8fb66e7bf385';
    browser.draftStorage.setItem(`officehours:draft:${wire}:${ROOM}`, 'of Amina');
    browser.draftStorage.setItem(`officehours:draft:${STUDENT}:${ROOM}`, 'of somebody else');
    await forgetPerson('amina@school', browser);
    expect(await kept()).toEqual([`officehours:draft:${STUDENT}:${ROOM}`]);
  });

  it('leaves other people’s chat alone', async () => {
    const engine = await openPage();
    await write(engine);
    await forgetPerson('somebody-else', browser);
    expect(await kept()).toHaveLength(3);
    expect(engine.connection.state.get().status).not.toBe('ended');
  });

  it('is heard by the other tabs, whose clients end too', async () => {
    const engine = await openPage();
    // As another page sends it: this one knows of no client there.
    const elsewhere = browser.openTabChannel<TabNews>(outboxChannel(STUDENT), () => undefined);
    elsewhere.post({ kind: 'forgotten' });
    await settled();
    expect(engine.connection.state.get().status).toBe('ended');
  });
});
