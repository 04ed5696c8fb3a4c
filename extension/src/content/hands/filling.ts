import type { FieldValue } from '../../shared/hands';
import { roleOf } from '../semantics/role';
import { choose } from './choosing';
import { HandsError } from './hands-error';
import { nextTask } from './pause';
import { click } from './pointer';
import { reach } from './reach';
import { refuseIfStopped } from './stopping';
import { typeInto } from './typing';

/** What came of one field. */
export interface Filled {
  readonly ref: number;
  readonly ok: boolean;
  readonly note?: string;
}

/** Fills fields in the order given; one that fails does not stop the others. */
export async function fill(
  fields: readonly FieldValue[],
  resolve: (ref: number) => Element,
): Promise<Filled[]> {
  const results: Filled[] = [];
  for (const { ref, value } of fields) {
    refuseIfStopped();
    results.push(await fillOne(ref, value, resolve));
    await nextTask();
  }
  return results;
}

async function fillOne(
  ref: number,
  value: string,
  resolve: (ref: number) => Element,
): Promise<Filled> {
  try {
    const note = await setField(resolve(ref), value);
    return note ? { ref, ok: false, note } : { ref, ok: true };
  } catch (error) {
    if (error instanceof HandsError) return { ref, ok: false, note: error.message };
    throw error;
  }
}

async function setField(element: Element, value: string): Promise<string | null> {
  const role = roleOf(element);
  if (element instanceof HTMLSelectElement || isDrawnList(element, role)) {
    return choose(element, [value]);
  }
  if (role === 'checkbox' || role === 'switch' || role === 'radio') return check(element, value);
  return (await typeInto(element, { text: value, clear: true, submit: false })).note;
}

function isDrawnList(element: Element, role: string | null): boolean {
  if (role === 'listbox') return true;
  return role === 'combobox' && !(element as HTMLInputElement).list;
}

async function check(element: Element, value: string): Promise<string | null> {
  const wanted = /^(true|yes|on|1|ya|checked)$/i.test(value.trim());
  if (!wanted && !/^(false|no|off|0|tidak|unchecked|)$/i.test(value.trim())) {
    throw new HandsError('a checkbox takes true or false');
  }
  if (isChecked(element) === wanted) return null;
  if (element.matches(':disabled')) throw new HandsError('the field is disabled');
  click(reach(element));
  await nextTask();
  return isChecked(element) === wanted ? null : `it is ${wanted ? 'not' : 'still'} checked`;
}

/** Whether it is checked, natively or by ARIA; null for what cannot be. */
export function isChecked(element: Element): boolean | null {
  if (element instanceof HTMLInputElement && /^(checkbox|radio)$/.test(element.type)) {
    return element.checked;
  }
  const aria = element.getAttribute('aria-checked') ?? element.getAttribute('aria-pressed');
  return aria === null ? null : aria === 'true';
}
