import assert from 'node:assert/strict';
import { test } from 'node:test';
import { approvalCardIn } from '../../src/shared/approval-card';

const ACTION = { tool: 'click_element', values: [], reasons: [] };
const READ = { ...ACTION, site: '', target: '' };

test('a card is read with what is missing as empty', () => {
  assert.deepEqual(approvalCardIn({ actions: [ACTION, { ...ACTION, site: null, target: 'x' }] }), {
    actions: [READ, { ...READ, target: 'x' }],
    choices: ['once', 'no'],
  });
});

test('values, reasons, choices and time are kept as they are', () => {
  const values = [{ name: 'text', value: 'a\u202eb' }];
  const given = {
    actions: [{ ...ACTION, site: 'example.com', values, reasons: ['One.', 'Two.'] }],
    choices: ['no', 'site'],
    expires_at: '2026-01-01T00:05:00.123456789Z',
  };
  assert.deepEqual(approvalCardIn(given), {
    actions: [{ ...READ, site: 'example.com', values, reasons: ['One.', 'Two.'] }],
    choices: ['no', 'site'],
    expiresAt: Date.UTC(2026, 0, 1, 0, 5, 0, 123),
  });
});

test('a question without a card has none', () => {
  assert.equal(approvalCardIn({ tool: 'drag', reason: 'why' }), undefined);
});

const WRONG: Readonly<Record<string, object>> = {
  'no list of actions': { actions: {} },
  'no action': { actions: [] },
  'too many actions': { actions: Array(129).fill(ACTION) },
  'an action that is none': { actions: [ACTION, null] },
  'a tool that is none': { actions: [{ ...ACTION, tool: '' }] },
  'no values': { actions: [{ tool: 'drag', reasons: [] }] },
  'a value without a name': { actions: [{ ...ACTION, values: [{ value: 'x' }] }] },
  'a value that is no text': { actions: [{ ...ACTION, values: [{ name: 'x', value: 1 }] }] },
  'a reason that is empty': { actions: [{ ...ACTION, reasons: [''] }] },
  'a site that is no text': { actions: [{ ...ACTION, site: 1 }] },
  'a target that is no text': { actions: [{ ...ACTION, target: [] }] },
  'an unknown choice': { actions: [ACTION], choices: ['always'] },
  'no choice': { actions: [ACTION], choices: [] },
  'a choice twice': { actions: [ACTION], choices: ['no', 'no'] },
  'a time that is none': { actions: [ACTION], expires_at: '2026-13-01T00:00:00Z' },
  'a time in numbers': { actions: [ACTION], expires_at: 1 },
};

for (const [what, given] of Object.entries(WRONG)) {
  test(`a card with ${what} is wrong as a whole`, () => {
    assert.equal(approvalCardIn({ ...given }), null);
  });
}
