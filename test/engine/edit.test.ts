import { strict as assert } from 'node:assert';
import { parseDocument } from '../../server/src/plan/document';
import { addKey, applyChanges, type Data } from '../../server/src/plan/edit';
import { type MapNode, pairOf, resolve } from '../../server/src/plan/tree';

interface Case {
  readonly what: string;
  /** A plan; the key is added to its first partner. */
  readonly text: string;
  readonly key: string;
  readonly data: Data;
  readonly wanted: string;
}

const CASES: readonly Case[] = [
  {
    what: 'behind a last key without a value, between brackets',
    text: 'partners:\n  - { id: a, stake: }\n',
    key: 'brings',
    data: ['x, y'],
    wanted: 'partners:\n  - { id: a, stake:, brings: ["x, y"] }\n',
  },
  {
    what: 'behind a last key with an explicit null, between brackets',
    text: 'partners:\n  - { id: a, stake: null }\n',
    key: 'brings',
    data: ['x'],
    wanted: 'partners:\n  - { id: a, stake: null, brings: [x] }\n',
  },
  {
    what: 'as a list into an empty key between brackets',
    text: 'partners:\n  - { id: a, brings: , name: b }\n',
    key: 'brings',
    data: ['x'],
    wanted: 'partners:\n  - { id: a, brings: [x] , name: b }\n',
  },
  {
    what: 'into a key without a colon between brackets',
    text: 'partners:\n  - { id: a, stake, name: b }\n',
    key: 'stake',
    data: 'x',
    wanted: 'partners:\n  - { id: a, stake: x, name: b }\n',
  },
  {
    what: 'as a text with a comma in place of a placeholder between brackets',
    text: 'partners:\n  - { id: a, stake: TODO, name: b }\n',
    key: 'stake',
    data: 'x, y',
    wanted: 'partners:\n  - { id: a, stake: "x, y", name: b }\n',
  },
  {
    what: 'as a text with a comma in place of a placeholder on a line of its own',
    text: 'partners:\n  - id: a\n    stake: TODO # soon\n',
    key: 'stake',
    data: 'x, y',
    wanted: 'partners:\n  - id: a\n    stake: x, y # soon\n',
  },
  {
    what: 'as a list into an empty key on a line of its own',
    text: 'partners:\r\n  - id: a\r\n    brings: # what?\r\n    name: b\r\n',
    key: 'brings',
    data: ['x', { text: 'y' }],
    wanted: 'partners:\r\n  - id: a\r\n    brings: # what?\r\n      - x\r\n      - text: y\r\n    name: b\r\n',
  },
  {
    what: 'as a map in place of a block scalar',
    text: 'partners:\n  - id: a\n    champion: |\n      TODO\n    name: b\n',
    key: 'champion',
    data: { name: 'x' },
    wanted: 'partners:\n  - id: a\n    champion: {name: x}\n    name: b\n',
  },
  {
    what: 'as a map in place of a list whose dashes stand below their key',
    text: 'partners:\n- id: a\n  champion:\n  -\n  name: b\n',
    key: 'champion',
    data: { name: 'x', role: 'y' },
    wanted: 'partners:\n- id: a\n  champion:\n    name: x\n    role: y\n  name: b\n',
  },
  {
    what: 'as a list in place of a map on lines of its own',
    text: 'partners:\n  - id: a\n    brings:\n      x: y\n\n    name: b\n',
    key: 'brings',
    data: ['x', { text: 'y' }],
    wanted: 'partners:\n  - id: a\n    brings:\n      - x\n      - text: y\n\n    name: b\n',
  },
];

describe('edits of a plan’s text', () => {
  for (const { what, text, key, data, wanted } of CASES) {
    it(`adds a key ${what}`, () => {
      const document = parseDocument(text);
      const partners = resolve(document.root && pairOf(document.root, 'partners')?.value);
      const partner = resolve(partners?.kind === 'list' ? partners.items[0] : undefined) as MapNode;
      const change = addKey(document, partner, key, data);
      assert.ok(change);
      const after = applyChanges(text, [change]);
      assert.equal(after, wanted);
      assert.deepEqual(parseDocument(after).problems, []);
    });
  }
});
