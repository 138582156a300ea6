import { randomBytes } from 'node:crypto';
import { getModelToken } from '@nestjs/mongoose';
import { MembershipRepository, PreferencesService } from '@officehours/chat-room';
import type { Caller } from '@officehours/platform';
import type { Model } from 'mongoose';
import { messageService, type TestService } from './testing/service';

const newId = () => randomBytes(12).toString('hex');

describe('who hides their receipts, or no longer, while they are added to a room', () => {
  let service: TestService;
  let ada: Caller;
  let roomId: string;

  const get = <T>(token: abstract new (...args: never[]) => T): T => service.app.get(token);
  const rows = () => service.app.get<Model<object>>(getModelToken('Membership'), { strict: false });
  const add = () => get(MembershipRepository).add(roomId, [{ userId: ada.id, model: 'Student' }]);
  const hide = (receiptsHidden: boolean) => get(PreferencesService).set(ada, { receiptsHidden });
  const isHidden = async () => (await get(MembershipRepository).find(roomId, ada.id))?.receiptsHidden;
  /** Does `meanwhile` when the settings were read and the row is not there yet. */
  const beforeRow = (meanwhile: () => Promise<unknown>): void => {
    const insert = jest.spyOn(rows(), 'insertMany');
    insert.mockImplementationOnce(async (...given: unknown[]) => {
      insert.mockRestore();
      await meanwhile();
      return rows().insertMany(...(given as [object[]]));
    });
  };

  beforeAll(async () => {
    service = await messageService();
  }, 30_000);
  beforeEach(() => {
    ada = { id: newId(), model: 'Student', role: 'student' } as unknown as Caller;
    roomId = newId();
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => service.stop());

  it.each([true, false])('has it in that room as they said last: %s', async (isAsked) => {
    await hide(!isAsked);
    beforeRow(() => hide(isAsked));
    await add();
    expect(await isHidden()).toBe(isAsked);
  });

  it('has it hidden where the row came between the older rows and the setting', async () => {
    const hideReceipts = get(MembershipRepository).hideReceipts.bind(get(MembershipRepository));
    jest.spyOn(get(MembershipRepository), 'hideReceipts').mockImplementationOnce(async (...given) => {
      await hideReceipts(...given);
      await add();
    });
    await hide(true);
    expect(await isHidden()).toBe(true);
  });
});
