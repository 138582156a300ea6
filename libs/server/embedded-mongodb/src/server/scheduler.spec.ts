import type { CommandError } from '../errors.ts';
import { Store } from '../storage/store.ts';
import { openFile } from '../storage/open.ts';
import type { CommandRun } from '../commands/command.ts';
import { Scheduler } from './scheduler.ts';

describe('The scheduler', () => {
  const open = () => {
    const store = new Store(openFile(':memory:'));
    const commits: number[] = [];
    const answers: string[] = [];
    const scheduler = new Scheduler(store, () => commits.push(answers.length), Infinity);
    const submit = (name: string, run: () => CommandRun): Promise<void> =>
      new Promise((settle) =>
        scheduler.submit({
          run: run(),
          answer: () => {
            answers.push(name);
            settle();
          },
          fail: (error: CommandError) => {
            answers.push(`${name}: ${error.code}`);
            settle();
          },
        }),
      );
    return { store, commits, answers, submit };
  };

  function* nothing(): CommandRun {
    return new Map();
  }

  it('commits once for all writes of a moment, and answers none of them before', async () => {
    const { store, commits, answers, submit } = open();
    function* write(): CommandRun {
      store.willWrite();
      return new Map();
    }
    await Promise.all([submit('a', write), submit('b', write), submit('c', write)]);
    expect(commits).toEqual([0]);
    expect(answers).toEqual(['a', 'b', 'c']);
  });

  it('answers a read at once before a write, but after the commit behind one', async () => {
    const { store, commits, answers, submit } = open();
    function* write(): CommandRun {
      store.willWrite();
      return new Map();
    }
    await Promise.all([submit('early', nothing), submit('write', write), submit('late', nothing)]);
    expect(commits).toEqual([1]);
    expect(answers).toEqual(['early', 'write', 'late']);
  });

  it('lets short commands pass a long one', async () => {
    const { answers, submit } = open();
    function* long(): CommandRun {
      for (let i = 0; i < 100; i++) yield;
      return new Map();
    }
    await Promise.all([submit('long', long), submit('short', nothing)]);
    expect(answers).toEqual(['short', 'long']);
  });

  it('takes back a whole batch when the storage fails, and goes on', async () => {
    const { store, answers, submit } = open();
    function* create(): CommandRun {
      store.create('db', 'things');
      return new Map();
    }
    function* fail(): CommandRun {
      throw Object.assign(new Error('disk full'), { errcode: 13 });
    }
    await Promise.all([submit('create', create), submit('fail', fail), submit('untouched', nothing)]);
    expect(answers.sort()).toEqual(['create: 14031', 'fail: 14031', 'untouched']);
    expect(store.all()).toEqual([]);
    await submit('again', create);
    expect(store.all()).toHaveLength(1);
  });

  it('does nothing while a rollback fails, and goes on when it succeeds', async () => {
    const { store, answers, submit } = open();
    const rollback = jest.spyOn(store, 'rollback').mockImplementation(() => {
      throw Object.assign(new Error('disk failed'), { errcode: 10 });
    });
    function* fail(): CommandRun {
      throw Object.assign(new Error('disk failed'), { errcode: 10 });
    }
    await submit('first', fail);
    await submit('second', nothing);
    rollback.mockRestore();
    await submit('third', nothing);
    expect(answers).toEqual(['first: 96', 'second: 96', 'third']);
  });
});
