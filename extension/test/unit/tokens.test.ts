import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { estimateTokens } from '../../src/shared/tokens';

/** Texts of the kinds that pages are made of, and the range in which the estimate must lie. */
const SAMPLES: Readonly<Record<string, string>> = {
  'a snapshot': Array.from(
    { length: 40 },
    (_, i) =>
      `${' '.repeat(i % 3)}- #${i + 1} link "Story number ${i}"\n#${i + 50} button "Save" disabled`,
  ).join('\n'),
  'English prose':
    'Nobody was lost, and the bridge, rebuilt twice since, still carries a mark at the height that the water reached before the morning came over the valley.',
  'Indonesian prose':
    'Pemerintah mengumumkan bahwa pembangunan jembatan baru akan dimulai bulan depan setelah persetujuan anggaran diberikan oleh dewan perwakilan rakyat daerah.',
  'German prose':
    'Die Straßenbahnhaltestelle wurde wegen Bauarbeiten vorübergehend geschlossen, sodass Fahrgäste auf den Schienenersatzverkehr ausweichen müssen.',
  'Russian prose':
    'Правительство объявило, что строительство нового моста начнётся в следующем месяце после утверждения бюджета областным советом.',
  'Japanese prose':
    '政府は来月から新しい橋の建設を始めると発表し、住民に説明会への参加を呼びかけた。',
  'Arabic prose':
    'أعلنت الحكومة أن بناء الجسر الجديد سيبدأ في الشهر المقبل بعد الموافقة على الميزانية.',
  numbers: Array.from({ length: 40 }, (_, i) => `${i * 7919} | ${i / 7} | 2026-01-${i}`).join('\n'),
  'random letters': 'xQzKvWpRtYbNmLsDfGhJkCvBnMqWeRtYzXcVpLmKjHgFdSaQwErTyUiOpZxCvBnM'.repeat(6),
};

/** The server's estimate is held against the same examples. */
const EXAMPLES: readonly { readonly text: string; readonly tokens: number }[] = JSON.parse(
  readFileSync(new URL('../token-estimates.json', import.meta.url), 'utf8'),
);

for (const { text, tokens } of EXAMPLES) {
  test(`the estimate for ${JSON.stringify(text.slice(0, 30))} is the one that the server makes`, () => {
    assert.equal(estimateTokens(text), tokens);
  });
}

for (const [what, text] of Object.entries(SAMPLES)) {
  test(`the estimate for ${what} is not below the tokeniser and not far above`, () => {
    const real = encode(text).length;
    const estimate = estimateTokens(text);
    assert.ok(estimate >= real * 0.97, `${estimate} for ${real}`);
    assert.ok(estimate <= real * 2, `${estimate} for ${real}`);
  });
}
