import Quill from 'quill';

const place = document.createElement('main');
document.body.append(place);
const quill = new Quill(place, { placeholder: 'Write' });
quill.setText('old text\n');
quill.root.setAttribute('aria-label', 'Editor');

Object.assign(globalThis, { content: () => quill.getText().trimEnd() });
