import {
  createApp,
  defineComponent,
  h,
  ref,
  vModelCheckbox,
  vModelSelect,
  vModelText,
  withDirectives,
} from 'vue';

const App = defineComponent(() => {
  const name = ref('old');
  const city = ref('');
  const agree = ref(false);
  const notes = ref('');
  const sent = ref('');
  const model = (target: { value: unknown }) => ({
    'onUpdate:modelValue': (value: unknown) => {
      target.value = value;
    },
  });
  const send = (event: Event) => {
    event.preventDefault();
    sent.value = JSON.stringify({
      name: name.value,
      city: city.value,
      agree: agree.value,
      notes: notes.value,
    });
  };
  return () =>
    h('form', { onSubmit: send }, [
      h('label', ['Name', withDirectives(h('input', model(name)), [[vModelText, name.value]])]),
      h('label', [
        'City',
        withDirectives(
          h(
            'select',
            model(city),
            ['', 'Jakarta', 'Bandung'].map((each) => h('option', each)),
          ),
          [[vModelSelect, city.value]],
        ),
      ]),
      h('label', [
        withDirectives(h('input', { type: 'checkbox', ...model(agree) }), [
          [vModelCheckbox, agree.value],
        ]),
        'Agree',
      ]),
      h('label', [
        'Notes',
        withDirectives(h('textarea', model(notes)), [[vModelText, notes.value]]),
      ]),
      h('button', 'Send'),
      h('output', { id: 'sent' }, sent.value),
    ]);
});

const root = document.createElement('main');
document.body.append(root);
createApp(App).mount(root);
