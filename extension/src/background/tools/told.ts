import type { Dialog } from '../../shared/hands';
import type { Acted } from '../hands';
import { done, type Outcome, type ToolContext } from './tool';

/** What the model is told of an action: only what was seen. */
export interface Told {
  readonly did: string;
  readonly changed: boolean;
  readonly value?: string;
  readonly checked?: boolean;
  readonly expanded?: boolean;
  readonly dialogs?: readonly Pick<Dialog, 'kind' | 'message' | 'answered'>[];
  readonly navigated_to?: string;
  /** Where a frame of the page went; the page itself stayed. */
  readonly frame_navigated_to?: string;
  readonly title?: string;
  readonly opened_tab?: { readonly tab_id: number; readonly url: string };
  readonly url?: string;
  readonly scrolled_to?: { readonly x: number; readonly y: number };
  readonly note?: string;
}

/** The outcome of an action. */
export async function told(acted: Acted, context: ToolContext): Promise<Outcome> {
  return done(await tell(acted, context));
}

/** Tells an action, and opens behind it the tab that a link wanted. */
export async function tell(acted: Acted, context: ToolContext): Promise<Told> {
  const { report } = acted;
  const dialogs = report.dialogs?.map(({ kind, message, answered }) => ({
    kind,
    message,
    answered,
  }));
  return {
    did: report.did,
    changed: report.changed || acted.navigation !== null,
    ...given('value', report.value),
    ...given('checked', report.checked),
    ...given('expanded', report.expanded),
    ...given('dialogs', dialogs),
    ...given('url', report.urlNow),
    ...given('scrolled_to', report.scrolledTo),
    ...(await arrival(acted, context)),
    ...(await newTab(acted, context)),
    ...given('note', noteOf(acted)),
  };
}

function given<K extends string, V>(name: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [name]: value } as { [P in K]?: V });
}

async function arrival(
  { navigation, inFrame, report }: Acted,
  { tab }: ToolContext,
): Promise<Partial<Told>> {
  if (!navigation || navigation.kind === 'failed') return {};
  if (inFrame) return given('frame_navigated_to', report.leavingTo);
  const { url, pendingUrl, title } = await chrome.tabs.get(tab.id);
  return { navigated_to: pendingUrl ?? url ?? '', title: title ?? '' };
}

async function newTab({ report }: Acted, { tab, signal }: ToolContext): Promise<Partial<Told>> {
  const url = report.newTabs?.[0];
  if (url === undefined || signal.aborted) return {};
  const created = await chrome.tabs.create({ url, active: false, openerTabId: tab.id });
  if (created.id === undefined) return {};
  tab.opens(created.id);
  return { opened_tab: { tab_id: created.id, url } };
}

function noteOf({ report, navigation }: Acted): string | undefined {
  const notes = [report.note];
  if (navigation?.kind === 'late') notes.push('the page is still loading');
  if (navigation?.kind === 'failed') notes.push(`the page did not change: ${navigation.error}`);
  if (report.dialogs?.some(({ asTold, kind }) => !asTold && /confirm|prompt/.test(kind))) {
    notes.push(
      'the dialog was dismissed; to answer otherwise call handle_dialog, then repeat this',
    );
  }
  if ((report.newTabs?.length ?? 0) > 1) notes.push('only the first of several windows was opened');
  if (!report.changed && navigation === null) notes.push('no change of the page was seen');
  return notes.filter(Boolean).join('; ') || undefined;
}
