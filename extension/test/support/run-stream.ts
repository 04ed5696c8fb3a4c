/** One event of a run of protocol 2. */
export interface RunEvent {
  readonly id: number;
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Reads a run's stream to its end. */
export async function readRun(response: Response): Promise<RunEvent[]> {
  const text = await response.text();
  return text
    .split('\n\n')
    .map(eventOf)
    .filter((event) => event !== null);
}

function eventOf(block: string): RunEvent | null {
  const fields = new Map(
    block.split('\n').map((line) => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2)] as const;
    }),
  );
  const [id, name, data] = [fields.get('id'), fields.get('event'), fields.get('data')];
  if (id === undefined || name === undefined || data === undefined) return null;
  return { id: Number(id), name, data: JSON.parse(data) };
}
