import type { ConfirmAction, ConfirmMessage } from '../../shared/panel-messages';

/** All that a question asks about; one that names no actions is about one. */
export function actionsIn(question: ConfirmMessage): readonly ConfirmAction[] {
  if (question.actions) return question.actions;
  const { tool = '', target = '', values = [], url, origin, reason } = question;
  const known = { tool, site: '', target, values, reasons: reason ? [reason] : [] };
  return [{ ...known, ...(url ? { url } : {}), ...(origin ? { origin } : {}) }];
}

/** The sites of the actions, each once. */
export function sitesIn(actions: readonly ConfirmAction[]): readonly string[] {
  return [...new Set(actions.map(({ site }) => site).filter((site) => site !== ''))];
}
