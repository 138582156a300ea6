import type { Plugin } from 'vite';

/** Puts `api-runtime.ts` in the place of the runtime that the generated client brings along. */
export function smallClient(): Plugin {
  return {
    name: 'officehours:small-client',
    enforce: 'pre',
    resolveId(source, importer) {
      const isRuntime = /(?:^|\/)client$/u.test(source);
      if (isRuntime && importer?.includes('/libs/api-client/src/'))
        return `${import.meta.dirname}/api-runtime.ts`;
      return null;
    },
  };
}
