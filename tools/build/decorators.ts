import { readFile } from 'node:fs/promises';

import { transform } from '@swc/core';
import type { Plugin } from 'esbuild';

const decorator = /^\s*@[A-Z]\w*\(/m;
const parameterDecorator = /[(,]\s*@[A-Z]\w*\(/;

/**
 * Compiles files that use decorators with swc, which writes the `design:*` metadata that dependency injection,
 * validation and the schemas read; esbuild cannot. All other files stay with esbuild, which is faster.
 */
export const decoratorMetadata: Plugin = {
  name: 'decorator-metadata',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      if (!decorator.test(source) && !parameterDecorator.test(source)) return undefined;
      const { code } = await transform(source, {
        filename: path,
        swcrc: false,
        sourceMaps: 'inline',
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          target: 'es2023',
          keepClassNames: true,
        },
      });
      return { contents: code, loader: 'js' };
    });
  },
};
