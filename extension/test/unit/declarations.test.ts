import assert from 'node:assert/strict';
import { test } from 'node:test';
import { declarations } from '../../src/background/tools/toolbox';
import type { JsonSchema } from '../../src/shared/schema';

const BY_EFFECT = {
  read: `scroll_to get_page_content get_interactive_elements list_tabs find_in_page wait_for
    screenshot scroll_element hover_element ask_user`,
  act: `click_element type_text double_click click_at press_key select_option fill_form drag
    select_text handle_dialog close_tab upload_file`,
  navigate: 'navigate_to go_back go_forward reload open_tab switch_tab',
};

const declared = declarations();

function schemaOf(name: string): JsonSchema {
  const found = declared.find((each) => each.name === name);
  assert.ok(found, name);
  return found.input_schema;
}

/** All properties of a schema, those of items included. */
function propertiesOf(schema: JsonSchema): [string, JsonSchema][] {
  const own = Object.entries(schema.properties ?? {});
  return own.flatMap(([name, property]) => [
    [name, property] as [string, JsonSchema],
    ...propertiesOf(property.items ?? property),
  ]);
}

test('every tool of the contract is declared once, with its effect', () => {
  for (const [effect, names] of Object.entries(BY_EFFECT)) {
    const found = declared.filter((each) => each.effect === effect).map(({ name }) => name);
    assert.deepEqual(found.sort(), names.split(/\s+/).sort());
  }
});

test('every tool and every argument is described', () => {
  for (const { name, description, input_schema, timeout_ms } of declared) {
    assert.ok(description.length > 30, name);
    assert.ok(timeout_ms >= 30_000, name);
    for (const [argument, property] of propertiesOf(input_schema)) {
      assert.ok(property.description, `${name}.${argument}`);
    }
  }
});

/** What an argument's role must be, by its name; null for one that needs none. */
function roleWanted(tool: string, argument: string, { type, enum: choices }: JsonSchema) {
  if (/(^|_)ref$/.test(argument)) return 'ref';
  // A part of an address is no address, which a policy would refuse.
  if (argument === 'url') return tool === 'wait_for' ? 'text' : 'url';
  // A choice among words of ours goes nowhere.
  return type === 'string' && choices === undefined ? 'text' : null;
}

test('every text, address and element among the arguments carries its role', () => {
  for (const { name, input_schema } of declared) {
    for (const [argument, property] of propertiesOf(input_schema)) {
      const wanted = roleWanted(name, argument, property.items ?? property);
      const role = property.items?.['x-role'] ?? property['x-role'];
      if (wanted) assert.equal(role, wanted, `${name}.${argument}`);
    }
  }
});

test('the base tools take the base arguments', () => {
  const required = (name: string) => schemaOf(name).required ?? [];
  assert.deepEqual(required('navigate_to'), ['url']);
  assert.deepEqual(required('click_element'), ['ref']);
  assert.deepEqual(required('type_text'), ['ref', 'text']);
  assert.deepEqual(required('scroll_to'), ['x', 'y']);
  assert.ok(schemaOf('get_page_content').properties?.max_length);
  assert.ok(schemaOf('get_interactive_elements').properties?.limit);
});

test('a declaration is plain JSON', () => {
  assert.deepEqual(JSON.parse(JSON.stringify(declared)), declared);
});
