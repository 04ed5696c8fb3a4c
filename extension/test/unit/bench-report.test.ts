import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { optionsOf } from '../../bench/options';
import { markdown } from '../../bench/report/markdown';
import { median, quantile } from '../../bench/report/quantile';
import { atLeast, atMost, failures, misses, told, under, unjudged } from '../../bench/report/row';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const section = (...rows: ReturnType<typeof told>[]) => ({ title: 'Eyes', note: '', rows });

test('a target that is reached exactly is met, and one to stay under is not', () => {
  assert.equal(atMost('a', 470, 470, null).met, true);
  assert.equal(atMost('a', 471, 470, null).met, false);
  assert.equal(atLeast('a', 0.99, 0.99, null).met, true);
  assert.equal(under('a', 15, 15).met, false);
});

test('a figure that could not be had misses its target', () => {
  const none = median([]);
  for (const row of [
    atMost('a', none, 1, null),
    atLeast('a', none, 1, null),
    under('a', none, 1),
  ]) {
    assert.equal(row.met, false);
  }
});

test('a report is a table with each target and whether it is met', () => {
  const rows = [atMost('tokens', 500, 470, 6001), told('ms', 1.5, null)];
  assert.equal(
    markdown({ title: 'Eyes', note: 'Of pages.', rows }),
    [
      '### Eyes',
      '',
      'Of pages.',
      '',
      '|        | ours  | Playwright MCP | target |         |',
      '| ------ | ----- | -------------- | ------ | ------- |',
      '| tokens | 500   | 6001           | ≤ 470  | NOT MET |',
      '| ms     | 1.500 |                |        |         |',
      '',
    ].join('\n'),
  );
});

test('what is too little to be judged still must not fail', () => {
  const few = unjudged(section(atMost('tokens', 500, 470, null), failures(0)));
  assert.equal(misses(few), false);
  assert.equal(misses(unjudged(section(failures(1)))), true);
  assert.equal(misses(section(atMost('tokens', 500, 470, null))), true);
});

test('the median and the p90 are values that were measured', () => {
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9), 10);
  assert.equal(quantile([7], 0.9), 7);
});

test('a command line names how much, which parts and where the pages are', () => {
  const parts = ['perception', 'hands', 'trips', 'changes'];
  assert.deepEqual(optionsOf([]), { quick: false, parts, folder: undefined });
  assert.deepEqual(optionsOf(['quick', '--only=trips,hands', HERE]), {
    quick: true,
    parts: ['hands', 'trips'],
    folder: HERE,
  });
  for (const wrong of [['--fast'], [HERE, HERE], ['--only=nothing'], [`${HERE}/none`]]) {
    assert.equal(typeof optionsOf(wrong), 'string');
  }
  const named = optionsOf([], HERE);
  assert.ok(typeof named !== 'string' && named.folder === HERE);
});
