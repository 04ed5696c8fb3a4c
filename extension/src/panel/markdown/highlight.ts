import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import css from 'highlight.js/lib/languages/css';
import go from 'highlight.js/lib/languages/go';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import markdown from 'highlight.js/lib/languages/markdown';
import python from 'highlight.js/lib/languages/python';
import rust from 'highlight.js/lib/languages/rust';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import { sanitisedCode } from './sanitised';

const LANGUAGES = {
  ...{ bash, css, go, java, javascript, json, markdown },
  ...{ python, rust, sql, typescript, xml, yaml },
};

for (const [name, language] of Object.entries(LANGUAGES)) hljs.registerLanguage(name, language);

hljs.registerAliases(['shell', 'console'], { languageName: 'bash' });

/** Longer code stays plain, so that no answer holds the page up. */
const LONGEST = 50_000;

/** @returns null where the language is not known or the code is too long */
export function highlighted(code: string, language: string): DocumentFragment | null {
  if (code.length > LONGEST || !hljs.getLanguage(language)) return null;
  return sanitisedCode(hljs.highlight(code, { language, ignoreIllegals: true }).value);
}
