import { clean } from './name';

const FIRST_FEW = 4;
const LONGEST = 30;

/** How many options a list has, and the first few: `(34 options: Jakarta, Bandung, …)`. */
export function optionsSummary(select: HTMLSelectElement): string {
  const labels: string[] = [];
  for (const option of select.options) {
    if (labels.length === FIRST_FEW) break;
    if (getComputedStyle(option).display !== 'none') labels.push(bracketed(short(option)));
  }
  const more = select.options.length > FIRST_FEW ? ', …' : '';
  return `(${select.options.length} options: ${labels.join(', ')}${more})`;
}

/** Brackets in a label must not end those around the labels: others that look the same stand in. */
function bracketed(label: string): string {
  return label.replaceAll('(', '\uff08').replaceAll(')', '\uff09');
}

/** A label as a person reads it, given back by somebody who saw it in brackets. */
export function unbracketed(label: string): string {
  return label.replaceAll('\uff08', '(').replaceAll('\uff09', ')');
}

/** The labels of the selected options, joined by commas. */
export function selectedLabels(select: HTMLSelectElement): string {
  return [...select.selectedOptions].map(short).join(', ');
}

function short(option: HTMLOptionElement): string {
  const label = clean(option.label);
  return label.length > LONGEST ? `${label.slice(0, LONGEST)}…` : label;
}
