import { test } from 'node:test';
import { MemoryStore } from '../../src/panel/conversations/memory-store';
import { STORE_CONTRACT } from '../support/store-contract';

for (const [rule, check] of Object.entries(STORE_CONTRACT)) {
  test(`a store in memory ${rule}`, () => check(async () => new MemoryStore()));
}
