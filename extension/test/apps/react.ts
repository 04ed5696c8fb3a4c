import { createElement as h, useState } from 'react';
import { createRoot } from 'react-dom/client';

/** Controlled fields: the value is what the state says, on every key. */
function App() {
  const [name, setName] = useState('old');
  const [city, setCity] = useState('');
  const [agree, setAgree] = useState(false);
  const [notes, setNotes] = useState('');
  const [sent, setSent] = useState('');
  return h(
    'form',
    {
      onSubmit: (event: { preventDefault(): void }) => {
        event.preventDefault();
        setSent(JSON.stringify({ name, city, agree, notes }));
      },
    },
    h('label', null, 'Name', h('input', { value: name, onChange: (e) => setName(valueIn(e)) })),
    h(
      'label',
      null,
      'City',
      h(
        'select',
        { value: city, onChange: (e) => setCity(valueIn(e)) },
        ...['', 'Jakarta', 'Bandung'].map((each) => h('option', { key: each }, each)),
      ),
    ),
    h(
      'label',
      null,
      h('input', { type: 'checkbox', checked: agree, onChange: () => setAgree(!agree) }),
      'Agree',
    ),
    h(
      'label',
      null,
      'Notes',
      h('textarea', { value: notes, onChange: (e) => setNotes(valueIn(e)) }),
    ),
    h('button', { type: 'submit' }, 'Send'),
    h('output', { id: 'sent' }, sent),
  );
}

function valueIn(event: { target: unknown }): string {
  return (event.target as HTMLInputElement).value;
}

const root = document.createElement('main');
document.body.append(root);
createRoot(root).render(h(App));
