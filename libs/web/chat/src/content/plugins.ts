import type { Options } from 'react-markdown';
import { defaultSchema, type Options as Schema } from 'rehype-sanitize';
import type { ContentNeeds } from './needs';

export type PluginList = NonNullable<Options['rehypePlugins']>;

export interface LoadedPlugins {
  remark: PluginList;
  rehype: PluginList;
}

/** What may reach the page from Markdown: its own elements, and the class names the code and mathematics plugins look for. */
export const schema: Schema = {
  ...defaultSchema,
  attributes: {
    ...defaultSchema.attributes,
    code: [['className', /^language-./u, 'math-inline', 'math-display']],
  },
  protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto'] },
  tagNames: defaultSchema.tagNames?.filter((tag) => tag !== 'img' && tag !== 'picture' && tag !== 'source'),
};

const loaded = new Map<string, Promise<LoadedPlugins>>();

/** The plugins a text needs, each fetched once. The same promise for the same needs, as `use` wants it. */
export function pluginsFor({ math, code }: ContentNeeds): Promise<LoadedPlugins> {
  const key = `${math}:${code}`;
  const known = loaded.get(key) ?? load(math, code);
  loaded.set(key, known);
  return known;
}

async function load(math: boolean, code: boolean): Promise<LoadedPlugins> {
  const [mathPlugins, codePlugins] = await Promise.all([
    math ? import('./math-plugins') : null,
    code ? import('./code-plugins') : null,
  ]);
  return {
    remark: mathPlugins?.remark ?? [],
    rehype: [...(mathPlugins?.rehype ?? []), ...(codePlugins?.rehype ?? [])],
  };
}
