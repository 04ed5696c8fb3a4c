import assert from 'node:assert/strict';
import { test } from 'node:test';
import { elementsOf } from '../../src/shared/elements';

test('controls of a snapshot are listed in its order, several of a line too', () => {
  const snapshot = [
    'page "Form" http://localhost/',
    'h1 Form',
    ' #1 textbox "Nama" value "Budi" required focused',
    ' #2 combobox "Kota" value "Bandung" (3 options: Jakarta, Bandung, …) #3 button "Kirim" disabled',
    'frame "Bantuan"',
    ' #10001 link "Tanya (jawab)"',
    ' #10002 button',
  ].join('\n');
  assert.deepEqual(elementsOf(snapshot), [
    { id: 1, role: 'textbox', name: 'Nama', state: 'value "Budi" required focused' },
    {
      id: 2,
      role: 'combobox',
      name: 'Kota',
      state: 'value "Bandung" (3 options: Jakarta, Bandung, …)',
    },
    { id: 3, role: 'button', name: 'Kirim', state: 'disabled' },
    { id: 10_001, role: 'link', name: 'Tanya (jawab)' },
    { id: 10_002, role: 'button', name: '' },
  ]);
});

test('text beside a control is not taken for its state', () => {
  assert.deepEqual(elementsOf('Terms #4 link "here" and more'), [
    { id: 4, role: 'link', name: 'here' },
  ]);
});
