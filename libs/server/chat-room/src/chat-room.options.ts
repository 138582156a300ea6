import { ConfigurableModuleBuilder, type Provider } from '@nestjs/common';

export interface ChatRoomOptions {
  /** Who may talk to whom, unless a host brings its own `MessagePolicy`. Default: the `TALK_POLICY` setting. */
  talkPolicy?: 'pair' | 'course';
}

export const { ConfigurableModuleClass, MODULE_OPTIONS_TOKEN } =
  new ConfigurableModuleBuilder<ChatRoomOptions>()
    .setClassMethodName('forRoot')
    .setExtras({ isGlobal: true, providers: [] as Provider[] }, (definition, { isGlobal, providers }) => ({
      ...definition,
      global: isGlobal,
      // Last wins: a host's `{ provide: MessagePolicy, useClass: Theirs }` replaces ours.
      providers: [...(definition.providers ?? []), ...providers],
    }))
    .build();
