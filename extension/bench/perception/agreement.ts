import type { Eyes } from '../../test/support/entry';
import type { EyesPage } from '../../test/support/eyes-page';
import { MARK, type TrueControl, trueControls } from './truth';
import { markVisible } from './visible';

declare const eyes: Eyes;

/** How a snapshot of one page agrees with Chrome's accessibility tree, in counts of controls. */
export interface Agreement {
  readonly both: number;
  /** In the tree, visible, and not in the snapshot. */
  readonly missed: readonly TrueControl[];
  /** In the snapshot, but neither in the tree nor something the page made clickable itself. */
  readonly extra: readonly Told[];
  /** Controls that both have, but under another name or role: theirs, ours. */
  readonly otherNames: readonly (readonly [string, string])[];
  readonly otherRoles: readonly (readonly [string, string])[];
}

/** Roles that the tree calls otherwise. */
const SAME: Readonly<Record<string, string>> = {
  ColorWell: 'color',
  Date: 'date',
  DateTime: 'datetime-local',
  InputTime: 'time',
  DisclosureTriangle: 'button',
  ListBox: 'listbox',
  PopUpButton: 'combobox',
  TextField: 'textbox',
  ToggleButton: 'button',
};

/** Compares the controls of the whole page. The page is marked, so nothing is measured after it. */
export async function agreementOf(page: EyesPage): Promise<Agreement> {
  await page.run(() => {
    eyes.perception.snapshot({ scope: 'page' });
  });
  const visible = new Set(await page.run(markVisible, MARK));
  const told = await page.run((mark) => eyes.toldBy(mark), MARK);
  const inTree = await trueControls(page.cdp);
  const all = new Map(inTree.map((control) => [control.mark, control]));
  const both = inTree.filter((control) => told[control.mark]);
  const pairs = (pairOf: (theirs: TrueControl, ours: Told) => readonly [string, string]) =>
    both
      .map((control) => pairOf(control, told[control.mark] as Told))
      .filter(([theirs, ours]) => theirs !== ours);
  return {
    both: both.length,
    missed: inTree.filter((control) => visible.has(control.mark) && !told[control.mark]),
    extra: Object.entries(told)
      .filter(([mark, ours]) => !all.has(mark) && !ours.clickable)
      .map(([, ours]) => ours),
    otherNames: pairs((control, ours) => [tidy(control.name), tidy(ours.name)]),
    otherRoles: pairs((control, ours) => [
      SAME[control.role] ?? control.role,
      ours.role === 'file' ? 'button' : ours.role,
    ]),
  };
}

type Told = ReturnType<Eyes['toldBy']>[string];

/** Names as a reader compares them: without marks of icon fonts, and cut where ours are cut. */
function tidy(name: string): string {
  return name
    .replace(/[\p{Co}\u200b\u2060\ufeff\u00ad]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 100);
}
