import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';

const view = new EditorView({
  parent: document.body,
  state: EditorState.create({
    doc: 'old text',
    extensions: [
      history(),
      keymap.of([...defaultKeymap, ...historyKeymap]),
      EditorView.contentAttributes.of({ 'aria-label': 'Editor' }),
    ],
  }),
});

Object.assign(globalThis, { content: () => view.state.doc.toString() });
