import { Parser, Renderer, type Token, type Tokens } from 'marked';
import { words } from '../language/language';
import { marked } from './blocks';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}

/** Markup in the text is text; pictures are links; the rest is marked's own. */
class SafeRenderer extends Renderer {
  override html({ text }: Tokens.HTML | Tokens.Tag): string {
    return /^<br\s*\/?>$/i.test(text.trim()) ? '<br>' : escaped(text);
  }

  override image({ href, text }: Tokens.Image): string {
    return `<a href="${escaped(href)}">${escaped(words().markdown.picture(text))}</a>`;
  }

  override link({ href, tokens }: Tokens.Link): string {
    return `<a href="${escaped(href)}">${this.parser.parseInline(tokens)}</a>`;
  }

  override checkbox({ checked }: Tokens.Checkbox): string {
    return checked ? '☑ ' : '☐ ';
  }

  override code({ text, lang }: Tokens.Code): string {
    const language = /^[\w+#.-]{1,30}/.exec(lang ?? '')?.[0] ?? '';
    return `<pre><code data-language="${escaped(language)}">${escaped(text)}\n</code></pre>`;
  }
}

const options = { ...marked.defaults, renderer: new SafeRenderer() };

/** HTML of Markdown's own elements only; it still goes through {@link sanitised}. */
export function htmlOf(tokens: readonly Token[]): string {
  return Parser.parse([...tokens], options);
}
