import { words } from '../language/language';
import { copyButton } from './copy-button';
import { highlighted } from './highlight';

/** A block of code with its language and a button that copies it. */
export class CodeBlock {
  readonly element = document.createElement('figure');
  private readonly code = document.createElement('code');

  constructor(private readonly language: string) {
    const caption = document.createElement('figcaption');
    const name = document.createElement('span');
    name.textContent = language || words().markdown.code;
    caption.append(
      name,
      copyButton(words().copyCode, () => this.code.textContent ?? ''),
    );
    const frame = document.createElement('pre');
    // Long lines scroll, also for those who have no mouse.
    frame.tabIndex = 0;
    frame.setAttribute('role', 'group');
    frame.setAttribute('aria-label', language || words().markdown.code);
    frame.append(this.code);
    this.element.className = 'code';
    this.element.append(caption, frame);
  }

  /** More of it has come. */
  append(text: string): void {
    this.code.append(text);
  }

  /** Nothing more comes. */
  finish(): void {
    this.code.normalize();
    const text = this.code.textContent ?? '';
    const coloured = highlighted(text, this.language);
    if (coloured) this.code.replaceChildren(coloured);
  }
}

export function settleCode(fragment: DocumentFragment): void {
  for (const frame of fragment.querySelectorAll('pre')) {
    const code = frame.querySelector('code');
    const block = new CodeBlock(code?.dataset.language ?? '');
    block.append((code ?? frame).textContent?.replace(/\n$/, '') ?? '');
    block.finish();
    frame.replaceWith(block.element);
  }
}
