import { ref } from '../../shared/schema';
import { fileFieldOf } from './file-field';
import { told } from './told';
import { defineTool, failed } from './tool';

/** As much as goes in one message of the browser. */
const MOST_BYTES = 32 * 1024 * 1024;

/** The person looks for the file. */
const PATIENCE = 300_000;

export const uploadFile = defineTool({
  name: 'upload_file',
  description:
    'Asks the person to pick a file in the panel and puts it into a field for files. You cannot' +
    ' name the file yourself.',
  fields: { ref: ref("The field's number in the newest snapshot of the page.") },
  effect: 'act',
  timeout: PATIENCE + 10_000,
  run: async ({ ref }, context) => {
    const { hands, tab, person, signal } = context;
    const picked = await person.pickFiles(await fileFieldOf(ref, context), signal);
    if (picked.kind === 'refused') return failed('the person did not pick a file');
    if (picked.kind === 'no panel') return failed('no panel is open in which a file can be picked');
    const bytes = picked.files.reduce((sum, { base64 }) => sum + base64.length * 0.75, 0);
    if (bytes > MOST_BYTES) return failed('the files are larger than 32 MB together');
    const action = { kind: 'put files', ref, files: picked.files } as const;
    return told(await hands.act(tab.id, ref, action), context);
  },
});
