import 'katex/dist/katex.min.css';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';
import type { PluginList } from './plugins';

export const remark: PluginList = [[remarkMath, { singleDollarTextMath: false }]];

/** A formula that cannot be read stays as its source; sizes and expansions are bounded, and no command may make a link. */
export const rehype: PluginList = [
  [
    rehypeKatex,
    {
      throwOnError: false,
      strict: 'ignore',
      trust: false,
      maxExpand: 500,
      maxSize: 20,
      errorColor: 'var(--oh-danger)',
    },
  ],
];
