/** What the server tells of an approval. */
const SEND = {
  tool: 'click_element',
  site: 'shop.example',
  target: 'button "Send order"',
  values: [{ name: 'note', value: 'to the gate' }],
  reasons: ['A click on it orders something.', 'You did not name it.'],
};

const CODE = {
  tool: 'type_text',
  site: 'shop.example',
  target: 'textbox "Code"',
  values: [{ name: 'text', value: '••••' }],
  reasons: ['It is a secret.'],
};

/** About two actions on one site. */
export const SEVERAL = {
  approval_id: 'a1',
  kind: 'action',
  tool: 'click_element',
  arguments: { ref: 7 },
  reason: 'A click on it orders something.',
  actions: [SEND, CODE],
  choices: ['once', 'site', 'no'],
  expires_at: '2100-01-01T12:05:00Z',
  status: 'asked',
};
