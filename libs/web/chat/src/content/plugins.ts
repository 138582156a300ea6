import type { Options } from 'react-markdown';
import type { ContentNeeds } from './needs';

export type PluginList = NonNullable<Options['rehypePlugins']>;

export interface LoadedPlugins {
  remark: PluginList;
  rehype: PluginList;
}

/** The plugins a text needs. */
export async function loadPlugins({ math, code }: ContentNeeds): Promise<LoadedPlugins> {
  const [mathPlugins, codePlugins] = await Promise.all([
    math ? import('./math-plugins').then((plugins) => plugins.ready().then(() => plugins)) : null,
    code ? import('./code-plugins') : null,
  ]);
  return {
    remark: mathPlugins?.remark ?? [],
    rehype: [...(mathPlugins?.rehype ?? []), ...(codePlugins?.rehype ?? [])],
  };
}
