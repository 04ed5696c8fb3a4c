/** The field whose whole text is selected, where the browser does not tell scripts (HTML, 4.10.20). */
let whole: Element | null = null;

export function setSelectedWhole(field: Element | null): void {
  whole = field;
}

export function isSelectedWhole(field: HTMLInputElement | HTMLTextAreaElement): boolean {
  return whole === field && field.selectionStart === null;
}
