import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A README of the project, and the code in it. */
export class Readme {
  private constructor(private readonly text: string) {}

  /** @param name of the file */
  static read(name: string): Readme {
    return new Readme(
      readFileSync(fileURLToPath(new URL(`../../../${name}`, import.meta.url)), 'utf8'),
    );
  }

  /** The code in the first fence after these words. */
  after(words: string): string {
    const from = this.text.indexOf(words);
    if (from < 0) throw new Error(`the README says nothing of "${words}"`);
    const code = /```[a-z]*\n([\s\S]*?)```/.exec(this.text.slice(from))?.[1];
    if (code === undefined) throw new Error(`there is no code after "${words}"`);
    return code;
  }
}
