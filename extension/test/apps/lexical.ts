import { registerRichText } from '@lexical/rich-text';
import { $createParagraphNode, $createTextNode, $getRoot, createEditor } from 'lexical';

const place = document.createElement('div');
place.contentEditable = 'true';
place.setAttribute('aria-label', 'Editor');
document.body.append(place);
const editor = createEditor({
  namespace: 'test',
  onError: (error) => {
    throw error;
  },
});
editor.setRootElement(place);
registerRichText(editor);
editor.update(() => {
  const paragraph = $createParagraphNode();
  paragraph.append($createTextNode('old text'));
  $getRoot().clear().append(paragraph);
});

Object.assign(globalThis, {
  content: () =>
    editor.getEditorState().read(() => $getRoot().getTextContent().replace(/\n+/g, '\n')),
});
