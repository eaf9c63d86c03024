import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import catalogData from '../../schemas/catalog.json';
import catalogSchema from '../../schemas/catalog.schema.json';
import planSchema from '../../schemas/partnership-plan.schema.json';
import { builtInCatalog, type CatalogEntry, catalogEntriesIn, createCatalog } from '../../server/src/catalog';

const sourceLines = readFileSync(path.join(__dirname, '../fixtures/workshop.he.txt'), 'utf8').split(/\r?\n/);
const catalog = builtInCatalog();

/** Bullets of the source that are no items: the headings of the blank worksheet, which became keys of the format. */
const headings: { readonly [line: number]: string } = {
  108: 'heading of the box that became issues[].practices',
  109: 'heading of the box that became issues[].mechanisms',
  110: 'heading of the box that became issues[].avoid',
  111: 'heading of the box that became issues[].objections; the source keeps no answers',
  112: 'heading of the box that became issues[].insights and issues[].questions',
};

/** Bullets in which the source ran several items together, and the entries that they were parted into. */
const runTogether: { readonly [bullet: string]: readonly string[] } = {
  'ויתור על נושאים מסויימים עבור מטרה משותפת זמן/ משאבים': ['giving-up-subjects', 'time-and-resources'],
  'פשרה בפתרון שיהיה מוסכם על כולם/ גמישות מוניטין ואגו – ויתור על בלעדיות, שיתוף בידע "בלעדי"': [
    'compromise-and-flexibility',
    'reputation-and-ego',
  ],
};

interface Bullet {
  /** 1-based */
  readonly line: number;
  readonly text: string;
}

function bulletsIn(lines: readonly string[]): Bullet[] {
  return lines.flatMap((text, index) => {
    const line = index + 1;
    if (text.startsWith('- ')) return [{ line, text: text.slice(2).trim() }];
    if (!text.includes('•')) return [];
    // A row of the matrix: two cells with bullets, then the row's name after a tab.
    return text
      .split('\t')
      .filter((cell) => cell.includes('•'))
      .flatMap((cell) => cell.split('•').slice(1))
      .map((bullet) => ({ line, text: bullet.trim() }));
  });
}

describe('the catalog', () => {
  describe('as data', () => {
    it('is valid by its own schema', () => {
      const validate = new Ajv({ strict: false, allErrors: true }).compile(catalogSchema);
      assert.ok(validate(catalogData), JSON.stringify(validate.errors, null, 2));
    });

    const whole = { id: 'a-1', kind: 'tip', he: 'א', en: 'a', places: ['practices'] };
    const wrong: readonly (readonly [string, unknown])[] = [
      ['no version', { entries: [] }],
      ['another version', { catalog: 2, entries: [] }],
      ['no entries', { catalog: 1 }],
      ['an unknown key', { catalog: 1, entries: [], run: 'x' }],
      ...(['id', 'kind', 'he', 'en', 'places'] as const).map(
        (key) => [`an entry without ${key}`, { catalog: 1, entries: [{ ...whole, [key]: undefined }] }] as const,
      ),
      ['an unknown kind', { catalog: 1, entries: [{ ...whole, kind: 'advice' }] }],
      ['an id with capitals', { catalog: 1, entries: [{ ...whole, id: 'A' }] }],
      ['an id that is too long', { catalog: 1, entries: [{ ...whole, id: 'a'.repeat(101) }] }],
      ['a blank text', { catalog: 1, entries: [{ ...whole, he: ' ' }] }],
      ['a text that is too long', { catalog: 1, entries: [{ ...whole, en: 'a'.repeat(1001) }] }],
      ['no place', { catalog: 1, entries: [{ ...whole, places: [] }] }],
      ['a place with a list position', { catalog: 1, entries: [{ ...whole, places: ['matrix.0.price'] }] }],
      ['an unknown key of an entry', { catalog: 1, entries: [{ ...whole, command: 'x' }] }],
      ['an entry that is a text', { catalog: 1, entries: ['a'] }],
    ];
    for (const [name, data] of wrong) {
      it(`refuses ${name}`, () => {
        const validate = new Ajv({ strict: false }).compile(catalogSchema);
        assert.equal(validate(JSON.parse(JSON.stringify(data))), false);
      });
    }

    it('has ids that are used once', () => {
      const ids = catalog.entries.map((entry) => entry.id);
      assert.deepEqual(
        ids.filter((id, index) => ids.indexOf(id) !== index),
        [],
      );
    });

    it('has every text in both languages', () => {
      for (const { id, he, en } of catalog.entries) {
        assert.match(he, /[א-ת]/, id);
        assert.doesNotMatch(he, /[\u0591-\u05bd'"]/, `${id}: niqqud, or ' and " where Hebrew has ׳ and ״`);
        assert.match(en, /^[A-Z]/, id);
        assert.doesNotMatch(en, /[א-ת]/, id);
        for (const text of [he, en]) assert.equal(text, text.trim().replace(/\s+/g, ' '), id);
      }
    });

    it('has no wording that two entries share', () => {
      for (const entry of catalog.entries) {
        for (const wording of [entry.he, entry.en, ...(entry.also ?? [])]) {
          assert.equal(catalog.recognise(wording)?.id, entry.id, wording);
        }
      }
    });

    it('names places that a plan has', () => {
      for (const { id, places } of catalog.entries) {
        for (const place of places) assert.ok(isPlace(place), `${id}: ${place}`);
      }
      assert.equal(isPlace('matrix.organization.prize'), false);
      assert.equal(isPlace('title'), false, 'not a list');
    });
  });

  describe('against the workshop', () => {
    const bullets = bulletsIn(sourceLines);

    it('finds the bullets of the source', () => {
      assert.equal(bullets.filter(({ line }) => line === 18).length, 5, 'two of them run together');
      assert.equal(bullets.filter(({ line }) => line === 19).length, 9);
      assert.equal(bullets.length, 80);
    });

    for (const { line, text } of bullets) {
      if (headings[line] !== undefined) continue;
      it(`L${line} ${text.slice(0, 60)}`, () => {
        const parts = runTogether[text];
        if (parts) {
          for (const id of parts) {
            const entry = catalog.byId(id);
            assert.equal(entry?.source, `L${line}`, id);
            assert.ok(
              [entry.he, ...(entry.also ?? [])].some((wording) => loose(text).includes(loose(wording))),
              id,
            );
          }
        } else {
          assert.equal(catalog.recognise(text)?.source, `L${line}`, 'no entry has this wording and this source');
        }
      });
    }

    it('has an entry for nothing but bullets', () => {
      for (const { id, source } of catalog.entries) {
        const line = Number(/^L(\d+)$/.exec(source ?? '')?.[1]);
        assert.ok(
          bullets.some((bullet) => bullet.line === line && headings[line] === undefined),
          `${id}: ${source} is no bullet of the source`,
        );
      }
      const parted = Object.values(runTogether).reduce((sum, parts) => sum + parts.length - 1, 0);
      assert.equal(catalog.entries.length, bullets.length - Object.keys(headings).length + parted);
    });

    it('excuses only bullets that are there', () => {
      for (const line of Object.keys(headings)) assert.match(sourceLines[Number(line) - 1] ?? '', /^- /, line);
      for (const text of Object.keys(runTogether))
        assert.ok(
          bullets.some((bullet) => bullet.text === text),
          text,
        );
    });
  });

  describe('lookups', () => {
    const places: readonly (readonly [string, readonly string[]])[] = [
      ['matrix.organization.opportunity', ['benefit-to-organization', 'development-and-renewal', 'uniting-the-staff']],
      [
        'matrix.initiative.price',
        ['other-opinions', 'additional-agendas', 'complexity-and-bureaucracy', 'giving-up-partners'],
      ],
      ['landmines.organization', ['lack-of-professional-knowledge', 'raising-budgets']],
      ['springboards.organization', []],
      ['issues.mechanisms.initiative', ['fixed-setting', 'suitable-mechanism']],
      ['avoid', ['no-arm-twisting', 'no-unilateral-moves', 'no-unfit-partnership']],
      ['nowhere', []],
      ['__proto__', []],
    ];
    for (const [place, ids] of places) {
      it(`entries for ${place}`, () => {
        assert.deepEqual(
          catalog.entriesFor(place).map((entry) => entry.id),
          ids,
        );
      });
    }

    it('practices are the practices and the tips', () => {
      assert.deepEqual(
        catalog.practices().map((entry) => entry.id),
        [
          'emphasize-benefits',
          'align-expectations',
          'return-to-shared-vision',
          'overall-view',
          'listen-anew',
          'take-responsibility',
          'transparency',
          'shared-language',
          'shared-vision',
          'find-smart-agent',
        ],
      );
      assert.deepEqual(catalog.practices(), catalog.entriesFor('practices'));
      assert.deepEqual(catalog.practices(), catalog.entriesFor('issues.practices'));
    });

    it('is built once', () => {
      assert.equal(builtInCatalog(), builtInCatalog());
      assert.equal(createCatalog(), builtInCatalog());
      assert.equal(catalog.entriesFor('avoid'), catalog.entriesFor('avoid'));
    });

    const wordings: readonly (readonly [string, string | undefined])[] = [
      ['תועלת לארגון', 'benefit-to-organization'],
      ['  תועלת\tלארגון. ', 'benefit-to-organization'],
      ['תּוֹעֶלֶת לָאִרְגּוּן', 'benefit-to-organization'],
      ['BENEFIT TO THE ORGANISATION', 'benefit-to-organization'],
      ['Benefit to the organization!', 'benefit-to-organization'],
      ["אג'נדות נוספות", 'additional-agendas'],
      ['אג׳נדות נוספות', 'additional-agendas'],
      ['איתור "סוכן חכם" בארגון', 'find-smart-agent'],
      ['איתור “סוכן חכם” בארגון', 'find-smart-agent'],
      ['לא לעשות מהלכים חד צדדיים', 'no-unilateral-moves'],
      ['לא לעשות מהלכים חד-צדדיים', 'no-unilateral-moves'],
      ['לא לעשות מהלכים חד־צדדיים', 'no-unilateral-moves'],
      ['לא לעשות מהלכים חד–צדדיים…', 'no-unilateral-moves'],
      ['זמן/משאבים', 'time-and-resources'],
      ['Time/resources', 'time-and-resources'],
      ['לאתר את המאבק המתארך לשותפות', 'suitable-mechanism'],
      ['איך מתגברים על יחסי הכוח', 'overcoming-power-relations'],
      ['How are power relations overcome', 'overcoming-power-relations'],
      ['תועלת', undefined],
      ['benefit-to-organization', undefined],
      ['', undefined],
      ['…?!', undefined],
      ['\ud800', undefined],
    ];
    for (const [text, id] of wordings) {
      it(`recognises ${JSON.stringify(text)} as ${id}`, () => assert.equal(catalog.recognise(text)?.id, id));
    }

    it('takes no time over a hostile text', () => {
      const started = performance.now();
      for (const text of [`${'. '.repeat(500_000)}x`, `${' '.repeat(1_000_000)}x`, '\u0591'.repeat(1_000_000)]) {
        assert.equal(catalog.recognise(text), undefined);
      }
      assert.ok(performance.now() - started < 1000);
    });
  });

  describe('with more entries', () => {
    const bus: CatalogEntry = {
      id: 'shared-bus',
      kind: 'tip',
      he: 'הסעה משותפת',
      en: 'Share a bus',
      places: ['practices'],
    };
    const transparency: CatalogEntry = {
      id: 'transparency',
      kind: 'tip',
      he: 'פרוטוקול פתוח',
      en: 'Open minutes',
      places: ['practices'],
    };

    it('adds them, and leaves the built-in catalog as it was', () => {
      const more = createCatalog([bus]);
      assert.equal(more.byId('shared-bus'), bus);
      assert.equal(more.recognise('share a BUS'), bus);
      assert.equal(more.entriesFor('practices').at(-1), bus);
      assert.equal(more.byId('transparency'), catalog.byId('transparency'));
      assert.equal(catalog.byId('shared-bus'), undefined);
      assert.equal(more.entries.length, catalog.entries.length + 1);
    });

    it('replaces one that has the same id, in its place', () => {
      const more = catalog.withMore([bus]).withMore([transparency]);
      assert.equal(more.byId('transparency'), transparency);
      assert.equal(more.recognise('שקיפות במערכות היחסים'), undefined);
      assert.equal(
        more.entries.indexOf(transparency),
        catalog.entries.findIndex(({ id }) => id === 'transparency'),
      );
      assert.equal(more.entries.length, catalog.entries.length + 1);
    });

    it('prefers the entry that belongs to the place, where a wording has several', () => {
      const twin: CatalogEntry = { ...bus, id: 'twin', en: 'Other opinions', places: ['landmines.initiative'] };
      const more = createCatalog([twin]);
      assert.equal(more.recognise('Other opinions')?.id, 'other-opinions');
      assert.equal(more.recognise('Other opinions', 'landmines.initiative')?.id, 'twin');
      assert.equal(more.recognise('Other opinions', 'avoid')?.id, 'other-opinions');
    });

    const files: readonly (readonly [string, unknown, readonly CatalogEntry[]])[] = [
      ['nothing', undefined, []],
      ['null', null, []],
      ['a list', [bus], []],
      ['entries that are no list', { entries: bus }, []],
      ['an entry', { catalog: 1, entries: [bus] }, [bus]],
      ['an entry and what is none', { entries: [null, 3, 'a', [], { ...bus, kind: 'toString' }, bus] }, [bus]],
      [
        'an entry without a language',
        {
          entries: [
            { ...bus, he: undefined },
            { ...bus, en: ' ' },
          ],
        },
        [],
      ],
      ['an entry with a bad id', { entries: [{ ...bus, id: '__proto__' }] }, []],
      [
        'an entry without a place',
        {
          entries: [
            { ...bus, places: [] },
            { ...bus, places: [1] },
          ],
        },
        [],
      ],
      [
        'unknown keys, and other wordings',
        { entries: [{ ...bus, run: 'x', also: ['bus', 3, ''] }] },
        [{ ...bus, also: ['bus'] }],
      ],
      ['a source', { entries: [{ ...bus, source: 'handbook' }] }, [{ ...bus, source: 'handbook' }]],
    ];
    for (const [name, data, wanted] of files) {
      it(`reads a file with ${name}`, () => assert.deepEqual(catalogEntriesIn(data), wanted));
    }
  });
});

/** For finding a mended wording inside a bullet of the source: letters and digits alone, double yod as one. */
function loose(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '').replace(/יי/g, 'י');
}

/** Whether a catalog's place is a list of texts or of practices in the plan's schema. */
function isPlace(place: string): boolean {
  let node: SchemaNode | undefined = resolve(planSchema as SchemaNode);
  for (const key of place.split('.')) {
    const map: SchemaNode | undefined = node.items ? resolve(node.items) : node;
    const next: SchemaNode | undefined = map.properties?.[key];
    if (!next) return false;
    node = resolve(next);
  }
  return node.type === 'array' && resolve(node.items ?? {}).anyOf?.[0]?.type === 'string';
}

interface SchemaNode {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly items?: SchemaNode;
  readonly properties?: { readonly [key: string]: SchemaNode };
  readonly anyOf?: readonly SchemaNode[];
}

function resolve(node: SchemaNode): SchemaNode {
  const name = node.$ref?.replace('#/definitions/', '');
  const definitions = planSchema.definitions as { readonly [name: string]: SchemaNode };
  return name === undefined ? node : { ...node, ...definitions[name] };
}
