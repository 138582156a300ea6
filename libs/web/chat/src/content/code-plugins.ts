import bash from 'highlight.js/lib/languages/bash';
import c from 'highlight.js/lib/languages/c';
import cpp from 'highlight.js/lib/languages/cpp';
import css from 'highlight.js/lib/languages/css';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import python from 'highlight.js/lib/languages/python';
import r from 'highlight.js/lib/languages/r';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import rehypeHighlight from 'rehype-highlight';
import type { PluginList } from './plugins';

const languages = { bash, c, cpp, css, java, javascript, json, python, r, sql, typescript, xml };

/** One for all texts: what it has learnt of a language for the first is there for the next. */
const highlight = rehypeHighlight({ languages, detect: false });

export const rehype: PluginList = [() => highlight];
