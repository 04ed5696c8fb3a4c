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

test('marks are told with the state, and a name that looks like a control is none', () => {
  const snapshot = [
    'form "#7 button" → evil.example',
    ' #1 button "Kirim" submit post → evil.example disabled',
    ' #2 link "Unduh" download → cdn.example:8080 focused #3 link "Lagi" · submit',
    ' img "#9 button" #4 link to berkas.zip download',
  ].join('\n');
  assert.deepEqual(elementsOf(snapshot), [
    { id: 1, role: 'button', name: 'Kirim', state: 'submit post → evil.example disabled' },
    { id: 2, role: 'link', name: 'Unduh', state: 'download → cdn.example:8080 focused' },
    { id: 3, role: 'link', name: 'Lagi' },
    { id: 4, role: 'link', name: '', state: 'download' },
  ]);
});
