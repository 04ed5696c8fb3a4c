import type { Conversation, ConversationStore } from '../../src/panel/conversations/store';

/** A store that is empty at first. */
type NewStore = () => Promise<ConversationStore>;

/** What every store of conversations keeps to; each throws where it does not. Runs in browsers too. */
export const STORE_CONTRACT: Readonly<Record<string, (open: NewStore) => Promise<void>>> = {
  'gives back what was saved': async (open) => {
    const store = await open();
    await store.save(conversation('a', 1, 'Hello'));
    same(await store.read('a'), conversation('a', 1, 'Hello'));
  },
  'knows nothing of an id that was never saved': async (open) => {
    const store = await open();
    same(await store.read('a'), null);
    await store.remove('a');
    same(await store.list(''), []);
  },
  'keeps the newest of what was saved under one id': async (open) => {
    const store = await open();
    await store.save(conversation('a', 1, 'before'));
    await store.save({ ...conversation('a', 2, 'after'), title: 'renamed' });
    same(await store.read('a'), { ...conversation('a', 2, 'after'), title: 'renamed' });
    same(await store.list(''), [{ id: 'a', title: 'renamed', changed: 2 }]);
  },
  'lists the newest first': async (open) => {
    const store = await open();
    for (const [id, changed] of Object.entries({ a: 2, b: 3, c: 1 })) {
      await store.save(conversation(id, changed, ''));
    }
    same(await ids(store, ''), ['b', 'a', 'c']);
  },
  'finds text in titles and messages, in any case': async (open) => {
    const store = await open();
    await store.save(conversation('a', 1, 'The Bus to Bandung'));
    await store.save(conversation('b', 2, 'nothing'));
    same(await ids(store, ' bANDUNG '), ['a']);
    same(await ids(store, 'title of b'), ['b']);
    same(await ids(store, 'answer to'), ['b', 'a']);
    same(await ids(store, 'absent'), []);
  },
  'forgets what is removed': async (open) => {
    const store = await open();
    await store.save(conversation('a', 1, 'x'));
    await store.save(conversation('b', 2, 'x'));
    await store.remove('a');
    same(await store.read('a'), null);
    same(await ids(store, ''), ['b']);
    same(await ids(store, 'x'), ['b']);
  },
};

function conversation(id: string, changed: number, text: string): Conversation {
  return {
    id,
    changed,
    title: `title of ${id}`,
    instruction: 'briefly',
    messages: [
      { role: 'user', id: 'm1', text, image: 'data:image/png;base64,AA' },
      {
        role: 'assistant',
        id: 'm2',
        answer: {
          runId: 'r',
          model: 'm',
          parts: [{ kind: 'text', text: `Answer to ${id}` }],
          usage: { input: 1, output: 2, total: 3 },
          error: '',
          end: 'answered',
        },
      },
    ],
  };
}

async function ids(store: ConversationStore, text: string): Promise<readonly string[]> {
  return (await store.list(text)).map(({ id }) => id);
}

function same(actual: unknown, expected: unknown): void {
  const [is, wanted] = [sorted(actual), sorted(expected)];
  if (is !== wanted) throw new Error(`${is} instead of ${wanted}`);
}

/** Without regard to the order of an object's fields. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
