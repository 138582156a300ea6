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
