import { ConfigurableModuleBuilder, type Provider } from '@nestjs/common';

export interface DirectoryOptions {
  /** Milliseconds for which the person of a token is remembered without asking the database. Default: a minute. */
  rememberMs?: number;
}

export const { ConfigurableModuleClass, MODULE_OPTIONS_TOKEN } =
  new ConfigurableModuleBuilder<DirectoryOptions>()
    .setClassMethodName('forRoot')
    .setExtras({ isGlobal: true, providers: [] as Provider[] }, (definition, { isGlobal, providers }) => ({
      ...definition,
      global: isGlobal,
      // Last wins: a host's `{ provide: Directory, useClass: Theirs }` replaces ours.
      providers: [...(definition.providers ?? []), ...providers],
    }))
    .build();
