import type { Options } from 'react-markdown';
import { fetchMathFonts } from './math-fonts';

export type PluginList = NonNullable<Options['rehypePlugins']>;

/** The scripts of mathematics and of code, on their way; false where a text needs none. */
export type Scripts = readonly [
  math: false | Promise<typeof import('./math-plugins')>,
  code: false | Promise<typeof import('./code-plugins')>,
];

export interface LoadedPlugins {
  remark: PluginList;
  rehype: PluginList;
}

/** The plugins a text needs. The fonts of formulas are fetched beside the script that draws them. */
export async function loadPlugins([math, code]: Scripts): Promise<LoadedPlugins> {
  if (math) void fetchMathFonts();
  const [mathPlugins, codePlugins] = await Promise.all([math, code]);
  if (mathPlugins) await mathPlugins.ready();
  return {
    remark: mathPlugins ? mathPlugins.remark : [],
    rehype: [...(mathPlugins ? mathPlugins.rehype : []), ...(codePlugins ? codePlugins.rehype : [])],
  };
}
