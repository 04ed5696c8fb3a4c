/** Runs the contract of the stores in a browser, on IndexedDB. */
import { IndexedStore } from '../../src/panel/conversations/indexed-store';
import { STORE_CONTRACT } from './store-contract';

declare global {
  var checkStore: (rule: string) => Promise<void>;
}

globalThis.checkStore = async (rule) => {
  for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name);
  const opened: IndexedStore[] = [];
  await STORE_CONTRACT[rule]?.(async () => {
    const store = await IndexedStore.open();
    opened.push(store);
    return store;
  });
  for (const store of opened) store.close();
};
