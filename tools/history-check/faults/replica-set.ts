import { setTimeout as delay } from 'node:timers/promises';
import mongoose from 'mongoose';

import { until } from '../waiting.ts';
import { fault, killMoment, note, type Scene } from './scene.ts';

/** A primary steps down under load; sends must be answered again within seconds, and none that was answered be lost. */
export async function stepDown(scene: Scene, uri: string): Promise<void> {
  await killMoment(scene);
  await fault(
    scene,
    'primary steps down',
    async () => {
      const began = performance.now();
      await command(uri, { replSetStepDown: 20, force: true });
      await sendsAgain(scene);
      note(scene, 'sending again after a fail-over, ms', performance.now() - began);
    },
    true,
  );
  await delay(5_000);
}

async function command(uri: string, words: Record<string, unknown>): Promise<void> {
  const client = new mongoose.mongo.MongoClient(uri, { serverSelectionTimeoutMS: 10_000 });
  try {
    // A primary that steps down may cut the connection instead of answering.
    await client
      .db('admin')
      .command(words)
      .catch(() => undefined);
  } finally {
    await client.close();
  }
}

async function sendsAgain({ recorder }: Scene): Promise<void> {
  const before = recorder.acknowledged;
  await until('sends to be answered after a fail-over', () => recorder.acknowledged > before + 20, 60_000);
}
