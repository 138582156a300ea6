import type { Plugin } from 'vite';

type Limits = Readonly<Record<string, number>>;

/** Writes each limit of the wire as its number: the page needs a few of them, and not the table. */
export function plainLimits(): Plugin {
  let limits: Limits = {};
  return {
    name: 'officehours:plain-limits',
    apply: 'build',
    enforce: 'pre',
    async buildStart() {
      const table = `${import.meta.dirname}/../../../libs/contracts/src/limits.ts`;
      limits = ((await import(table)) as { LIMITS: Limits }).LIMITS;
    },
    transform: {
      filter: { id: /\/(?:libs|apps)\/.+\.tsx?$/u, code: /\bLIMITS\./u },
      handler: (code) => withNumbers(code, limits),
    },
  };
}

/** @throws for a limit that the table does not have. */
export function withNumbers(code: string, limits: Limits): string {
  return code.replaceAll(/\bLIMITS\.(\w+)/gu, (_, name: string) => {
    if (!(name in limits)) throw new Error(`There is no limit named ${name}.`);
    return String(limits[name]);
  });
}
