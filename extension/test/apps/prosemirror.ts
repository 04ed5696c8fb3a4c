import { exampleSetup } from 'prosemirror-example-setup';
import { schema } from 'prosemirror-schema-basic';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';

const place = document.createElement('main');
document.body.append(place);
const doc = schema.node('doc', null, [schema.node('paragraph', null, [schema.text('old text')])]);
const state = EditorState.create({ doc, plugins: exampleSetup({ schema, menuBar: false }) });
const view = new EditorView(place, { state, attributes: { 'aria-label': 'Editor' } });

Object.assign(globalThis, {
  content: () => view.state.doc.textBetween(0, view.state.doc.content.size, '\n'),
});
