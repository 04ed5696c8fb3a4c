import { signal } from '@preact/signals';
import { type Picture, pictureOf, type Refusal } from '../images/image-file';

/** The message that is being written. */
export class Draft {
  readonly text = signal('');
  readonly picture = signal<Picture | null>(null);
  readonly refusal = signal<Refusal | 'noScreenshot' | null>(null);

  /** Takes the first file that is a picture; one goes with each message. */
  async attach(files: Iterable<File>): Promise<void> {
    const [file] = files;
    if (!file) return;
    const taken = await pictureOf(file);
    if ('picture' in taken) this.show(taken.picture);
    else this.refusal.value = taken.refused;
  }

  show(picture: Picture | null): void {
    this.picture.value = picture;
    this.refusal.value = null;
  }

  clear(): void {
    this.text.value = '';
    this.show(null);
  }
}
