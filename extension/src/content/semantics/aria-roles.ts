/** The concrete roles of WAI-ARIA 1.2 (5.3) and the ones that 1.3 adds. */
export const ARIA_ROLES: ReadonlySet<string> = new Set(
  `alert alertdialog application article banner blockquote button caption cell checkbox code
  columnheader combobox comment complementary contentinfo definition deletion dialog directory
  document emphasis feed figure form generic grid gridcell group heading image img insertion link
  list listbox listitem log main mark marquee math menu menubar menuitem menuitemcheckbox
  menuitemradio meter navigation none note option paragraph presentation progressbar radio
  radiogroup region row rowgroup rowheader scrollbar search searchbox separator slider spinbutton
  status strong subscript suggestion superscript switch tab table tablist tabpanel term textbox time
  timer toolbar tooltip tree treegrid treeitem`.split(/\s+/),
);

/** Roles that a person operates (WAI-ARIA 1.2, 5.3.2, without the ones that only contain others). */
export const INTERACTIVE_ROLES: ReadonlySet<string> = new Set(
  `audio button checkbox color combobox date datetime-local file link listbox menuitem
  menuitemcheckbox menuitemradio month option radio scrollbar searchbox slider spinbutton switch tab
  textbox time treeitem video week`.split(/\s+/),
);

/** Roles whose own text is their name, so that text need not be told twice. */
export const NAMED_BY_CONTENT: ReadonlySet<string> = new Set(
  `button checkbox link menuitem menuitemcheckbox menuitemradio option radio switch tab
  treeitem`.split(/\s+/),
);
