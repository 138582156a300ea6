import { defaultSchema, type Options as Schema } from 'rehype-sanitize';

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
