import type { ServerCheck } from '../shared/server-check';
import type { Words } from './words';

/** What a check found, in one sentence for the person. */
export interface Verdict {
  readonly good: boolean;
  readonly sentence: string;
}

export function verdictOn(check: ServerCheck, words: Words): Verdict {
  switch (check.kind) {
    case 'there': {
      const model = check.info?.model;
      const about = model === undefined ? '' : ` ${words.model} ${model}.`;
      return { good: true, sentence: words.there + about };
    }
    case 'token missing':
      return { good: false, sentence: words.tokenMissing };
    case 'token wrong':
      return { good: false, sentence: words.tokenWrong };
    case 'forbidden':
      return { good: false, sentence: words.forbidden };
    case 'not there':
      return { good: false, sentence: words.notThere };
    case 'address wrong':
      return { good: false, sentence: words.addressWrong };
  }
}
