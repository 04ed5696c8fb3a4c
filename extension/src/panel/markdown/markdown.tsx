import { useLayoutEffect, useRef } from 'preact/hooks';
import { MarkdownView } from './markdown-view';

interface Props {
  readonly text: string;
  /** Whether more of the text may come. */
  readonly growing: boolean;
  /** Hears the text of each block as it is complete. */
  readonly onBlock?: ((text: string) => void) | undefined;
}

/** A Markdown text; what is drawn in it is not the framework's. */
export function Markdown({ text, growing, onBlock }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const view = useRef<MarkdownView | null>(null);
  useLayoutEffect(() => {
    if (element.current) view.current = new MarkdownView(element.current, onBlock);
    return () => view.current?.dispose();
  }, []);
  useLayoutEffect(() => {
    if (growing) view.current?.show(text);
    else view.current?.finish(text);
  }, [text, growing]);
  return <div class="markdown" ref={element} />;
}
