import type { FieldValue } from '../../shared/hands';
import { group, list, ref, text } from '../../shared/schema';
import { type Told, tell } from './told';
import { defineTool, done, type Outcome, type ToolContext } from './tool';

export const fillForm = defineTool({
  name: 'fill_form',
  description:
    'Fills several fields at once: texts, dates, options by label, checkboxes and radio buttons' +
    ' by true or false. Tells which could not be filled and why. It does not send the form.',
  fields: {
    fields: list(
      'The fields in the order they are to be filled.',
      group({
        ref: ref("The field's number in the newest snapshot of the page."),
        value: text('What it is to hold.'),
      }),
      60,
    ),
  },
  effect: 'act',
  timeout: 120_000,
  run: async ({ fields }, context) => fillAll(fields, context),
});

/** A form may stretch over frames: neighbours of one document go together. */
async function fillAll(fields: readonly FieldValue[], context: ToolContext): Promise<Outcome> {
  const { hands, tab } = context;
  const parts: Told[] = [];
  for (const group of await grouped(fields, context)) {
    const first = group[0]?.ref ?? null;
    parts.push(
      await tell(await hands.act(tab.id, first, { kind: 'fill', fields: group }), context),
    );
  }
  const notes = parts.flatMap(({ note }) => note ?? []);
  return done({
    ...parts.at(-1),
    did: parts.map(({ did }) => did).join('; '),
    changed: parts.some(({ changed }) => changed),
    ...(notes.length > 0 ? { note: notes.join('; ') } : {}),
  });
}

async function grouped(
  fields: readonly FieldValue[],
  { hands, tab }: ToolContext,
): Promise<FieldValue[][]> {
  const groups: { documentId: string; fields: FieldValue[] }[] = [];
  for (const field of fields) {
    const { documentId } = await hands.frameOf(tab.id, field.ref);
    const last = groups.at(-1);
    if (last?.documentId === documentId) last.fields.push(field);
    else groups.push({ documentId, fields: [field] });
  }
  return groups.map(({ fields: together }) => together);
}
