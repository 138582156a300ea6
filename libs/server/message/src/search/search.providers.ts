import { ModuleRef } from '@nestjs/core';
import { Settings } from '@officehours/platform';
import { MessageSearch } from './message-search';
import { MessageWords } from './message-words';
import { WordBackfill } from './word-backfill.repository';
import { WordIndexSearch } from './word-index-search.repository';
import { WordsFieldSearch } from './words-field-search.repository';

/** The embedded database has a word index; on any other one, words are a field of the message. */
export const searchProviders = [
  MessageWords,
  WordBackfill,
  {
    provide: MessageSearch,
    inject: [Settings, ModuleRef],
    useFactory: (settings: Settings, module: ModuleRef): Promise<MessageSearch> =>
      settings.mongodbUri === undefined ? module.create(WordIndexSearch) : module.create(WordsFieldSearch),
  },
];
