import type { ChildProcess } from 'node:child_process';

const children = new Set<ChildProcess>();

/** Has a process end with this one, however this one ends, save by a signal that cannot be heard. */
export function endWithUs(child: ChildProcess): void {
  listen();
  children.add(child);
  child.once('exit', () => children.delete(child));
}

let isListening = false;

function listen(): void {
  if (isListening) return;
  isListening = true;
  process.on('exit', () => {
    for (const child of children) child.kill('SIGKILL');
  });
  // The runner ends a file that takes too long by SIGTERM, a person by SIGINT.
  for (const [signal, code] of [
    ['SIGTERM', 143],
    ['SIGINT', 130],
    ['SIGHUP', 129],
  ] as const) {
    process.on(signal, () => process.exit(code));
  }
}
