import { strict as assert } from 'node:assert';
import { type PlanDocument, parseDocument } from '../../server/src/plan/document';
import {
  addEntry,
  addItems,
  addKey,
  addSection,
  applyChanges,
  type Change,
  type Data,
  removePair,
} from '../../server/src/plan/edit';
import { type MapNode, pairOf, resolve } from '../../server/src/plan/tree';

type Edit = (document: PlanDocument) => Change | undefined;

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

const MARK = '\ufeff';

const MARKED: readonly (readonly [what: string, text: string, edit: Edit, wanted: string])[] = [
  [
    'a section behind the first key',
    'title: T\n',
    (document) => addSection(document, 'avoid', ['x']),
    'title: T\navoid:\n  - x\n',
  ],
  [
    'a section before the first key',
    'title: T\n',
    (document) => addSection(document, 'partnership', 1),
    'partnership: 1\ntitle: T\n',
  ],
  [
    'an entry of a list',
    'avoid:\n    - x\n',
    (document) => addEntry(document, 'avoid', 'y'),
    'avoid:\n    - x\n    - y\n',
  ],
  [
    'a value of an empty key',
    'vision:\ntitle: T\n',
    (document) => addEntry(document, 'avoid', 'x'),
    'vision:\ntitle: T\navoid:\n  - x\n',
  ],
  [
    'a list in place of a value',
    'avoid:\ntitle: T\n',
    ({ root, ...rest }) => (root ? addKey({ root, ...rest }, root, 'avoid', ['x']) : undefined),
    'avoid:\n  - x\ntitle: T\n',
  ],
  [
    'nothing where the first key was',
    'avoid: x\ntitle: T\n',
    (document) => {
      const [pair] = document.root?.pairs ?? [];
      return document.root && pair && removePair(document, document.root, pair);
    },
    'title: T\n',
  ],
];

describe('edits of a text with a byte order mark', () => {
  for (const [what, text, edit, wanted] of MARKED) {
    for (const mark of ['', MARK]) {
      it(`write ${what}${mark && ' (behind the mark)'}`, () => {
        const change = edit(parseDocument(mark + text));
        assert.ok(change);
        assert.equal(applyChanges(mark + text, [change]), mark + wanted);
      });
    }
  }
});

const LISTS: readonly (readonly [what: string, text: string, wanted: string])[] = [
  ['to a list between brackets', 'x-a: [a] # c\n', 'x-a: [a, y, "z, z"] # c\n'],
  ['to empty brackets', 'x-a: []\n', 'x-a: [y, "z, z"]\n'],
  ['behind a last comma', 'x-a: [a,]\n', 'x-a: [a, y, "z, z",]\n'],
  ['to a list on lines of its own', 'x-a:\r\n- a # c\r\nb: 1\r\n', 'x-a:\r\n- a # c\r\n- y\r\n- z, z\r\nb: 1\r\n'],
  ['in place of placeholders', 'x-a: [TODO, a, "...", ?]\n', 'x-a: [y, a, "z, z", ?]\n'],
  ['behind a dash alone', 'x-a:\n  - a\n  -\n  - b\n', 'x-a:\n  - a\n  - y\n  - b\n  - z, z\n'],
  ['to an empty key', 'x-a:\nb: 1\n', 'x-a:\n  - y\n  - z, z\nb: 1\n'],
  ['where there is no such key', 'b: 1\n', 'b: 1\nx-a:\n  - y\n  - z, z\n'],
];

describe('several entries', () => {
  for (const [what, text, wanted] of LISTS) {
    it(`are added ${what}`, () => {
      const document = parseDocument(text);
      assert.ok(document.root);
      const changes = addItems(document, document.root, 'x-a', ['y', 'z, z']);
      assert.ok(changes);
      assert.equal(applyChanges(text, changes), wanted);
    });
  }

  it('are not added through an alias', () => {
    const document = parseDocument('b: &b [x]\nx-a: *b\n');
    assert.ok(document.root);
    assert.equal(addItems(document, document.root, 'x-a', ['y']), undefined);
  });
});
