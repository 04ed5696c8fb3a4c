import type { RunRequest } from '../../shared/run-messages';
import { elementOf } from '../hands/act';
import type { Body } from '../hands/answer';
import { describe } from '../hands/reach';
import { stopActing } from '../hands/stopping';
import { Highlight } from './highlight';
import { PersonWatch } from './person-watch';
import { focusedTarget, targetOf } from './target';

/** Answers what the background asks of this document for the sake of a run. */
export class RunSide {
  readonly highlight = new Highlight();
  private readonly watch = new PersonWatch();

  constructor(private readonly body: Body) {}

  async answer(request: RunRequest): Promise<unknown> {
    switch (request.run) {
      case 'stop':
        stopActing();
        return null;
      case 'watch person':
        this.watch.set(request.on);
        return null;
      case 'highlight':
        return this.outline(request);
      case 'target': {
        const element = elementOf(this.body.eyes(request.firstRef), request.ref);
        return targetOf(element, request.byPointer, this.body.frameIdOf);
      }
      case 'focused':
        return focusedTarget(this.body.frameIdOf);
    }
  }

  private outline({ firstRef, refs }: RunRequest & { run: 'highlight' }): string | null {
    if (refs.length === 0) {
      this.highlight.end();
      return null;
    }
    const eyes = this.body.eyes(firstRef);
    const elements = refs.flatMap((ref) => {
      const found = eyes.resolve(ref);
      return found.kind === 'found' ? [found.element] : [];
    });
    this.highlight.show(elements);
    return elements[0] ? describe(elements[0]) : null;
  }
}
