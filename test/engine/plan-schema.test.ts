import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

const schema: SchemaNode = JSON.parse(
  readFileSync(path.join(__dirname, '../../schemas/partnership-plan.schema.json'), 'utf8'),
);
const definitions = schema.definitions ?? {};
const lineCount = readFileSync(path.join(__dirname, '../fixtures/workshop.he.txt'), 'utf8').split('\n').length;

/**
 * The format, written down apart from the schema: every map with all its keys (`!` = must be there) and the type of
 * each. A type is a word of the format, the name of another row or of an enum, or `[type]` for a list.
 */
const format: { readonly [name: string]: string } = {
  plan: `partnership!: 1, title!: string, language: language, summary: string, stage: stage, blend: blend,
    horizon: horizon, vision: vision, partners!: [partner], population: [populationGroup], matrix: [matrixRow],
    sectorValue: [sectorValueEntry], landmines: landmines, springboards: springboards, issues: [issue],
    practices: [practiceUse], avoid: [item], decisions: [decision], governance: governance,
    implementation: implementation, measurement: measurement, resources: [resource], glossary: [glossaryTerm],
    questions: [question], insights: [item], review: review, signoff: [signoffEntry]`,
  horizon: 'start: date, end: date',
  vision: 'statement: string, goals: [goal], sharedBy: [partner ref], revisit: cadence',
  goal: 'id!: goal id, goal!: string',
  partner: `id!: partner id, name!: string, sector!: sector, role: role, stake: string, fits: boolean,
    champion: champion, brings: [item], expects: [expectation], boundaries: [item], flexibleOn: [item],
    conflictOfInterest: conflictOfInterest, power: power, joined: date, left: date`,
  champion: 'name!: string, role: string, email: string',
  conflictOfInterest: 'none | interest!: string, handling: string',
  power: 'influence: integer 1-5, interest: integer 1-5, budgetShare: number 0-100, decisionShare: number 0-100',
  expectation: 'string | expectation!: string, aligned: boolean',
  item: 'string | text!: string, note: string, owner: partner ref',
  hazard: 'string | text!: string, note: string, owner: partner ref, response: string',
  populationGroup: 'group!: string, representedBy: [partner ref], note: string',
  matrixRow: 'partner!: partner ref, organization: matrixCell, initiative: matrixCell',
  matrixCell: 'opportunity: [item], price: [item]',
  sectorValueEntry: 'sector!: sector, practical: [item], values: [item]',
  landmines: 'organization: [hazard], initiative: [hazard]',
  springboards: 'organization: [item], initiative: [item]',
  issue: `id!: issue id, issue!: string, owner: partner ref, need: string, practices: [practiceUse],
    mechanisms: mechanisms, avoid: [item], objections: [objection], insights: [item], questions: [question]`,
  mechanisms: 'organization: [item], initiative: [item]',
  objection: 'objection!: string, from: partner ref or text, response: string, owner: partner ref',
  practiceUse: 'practice | practice!: practice, how: string, owner: partner ref, when: dateOrCadence',
  decision: `id!: decision id, decision!: string, by: [partner ref], consulted: [partner ref], affects: [partner ref],
    on: date, because: string`,
  governance: `decisionRule: decisionRule, backbone: partner ref, setting: setting, transparency: string,
    credit: string, disputes: string, entry: string, exit: exit`,
  setting: 'forum: string, cadence: cadence, facilitator: string, next: date',
  exit: 'triggers: [item], process: string',
  implementation: 'phases: [phase], commitments: [commitment]',
  phase: 'id!: phase id, phase!: string, kind!: phaseKind, start!: date, end!: date',
  commitment: `id!: commitment id, what!: string, who: partner ref, with: [partner ref], informed: [partner ref],
    start: date, due: date, status: commitmentStatus, goal: goal ref, issue: issue ref, dependsOn: [commitment ref]`,
  measurement: 'success: string, indicators: [indicator], evaluation: evaluation',
  indicator: `id!: indicator id, indicator!: string, baseline: number or string, target: number or string,
    unit: string, owner: partner ref, source: string, cadence: cadence, due: date, goal: goal ref`,
  evaluation: 'by: string, method: string, cadence: cadence',
  resource: `id!: resource id, resource!: string, kind!: resourceKind, from: partner ref or text, amount: number >= 0,
    currency: currency, status: resourceStatus, exclusive: boolean, terms: string, credit: string`,
  glossaryTerm: 'term!: string, he: string, en: string, meaning: string',
  question: 'string | question!: string, answer: string, raisedBy: partner ref',
  review: 'cadence: cadence, last: date, next: date',
  signoffEntry: 'partner!: partner ref, verdict!: verdict, on: date, note: string, fingerprint: string',
};

const enums: { readonly [name: string]: string } = {
  language: 'he en',
  stage: 'exploring aligning agreed implementing reviewing closed',
  blend: 'soup salad',
  sector: 'civil-society government local-government business philanthropy academia community',
  role: 'backbone lead member funder advisor observer',
  decisionRule: 'consensus consent majority lead-decides',
  phaseKind: 'exploring aligning implementing measuring',
  commitmentStatus: 'planned active done dropped',
  resourceKind: 'money people knowledge space equipment other',
  resourceStatus: 'needed promised secured',
  verdict: 'approves asks-for-changes abstains',
};

/** A plan in which every key of the format stands at least once. */
const whole = `
partnership: 1
title: City of readers
language: en
summary: Reading rooms in every neighbourhood
stage: agreed
blend: salad
horizon: {start: 2026-01-01, end: 2027-12-31}
vision:
  statement: Every child has a book
  goals: [{id: rooms, goal: Ten reading rooms}]
  sharedBy: [city]
  revisit: quarterly
partners:
  - id: city
    name: City
    sector: local-government
    role: backbone
    stake: Schools
    fits: true
    champion: {name: Dana, role: Head of education, email: dana@example.org}
    brings: [Rooms, {text: Staff, note: two people, owner: city}]
    expects: [Visibility, {expectation: Children, aligned: false}]
    boundaries: [No evening work]
    flexibleOn: [Opening hours]
    conflictOfInterest: none
    power: {influence: 5, interest: 3, budgetShare: 62.5, decisionShare: 50}
    joined: 2026-01-01
    left: 2027-01-01
  - {id: forum, name: Forum, sector: civil-society, conflictOfInterest: {interest: Sells books, handling: Tender}}
population: [{group: Children, representedBy: [forum], note: aged 3 to 9}]
matrix:
  - partner: city
    organization: {opportunity: [Renewal], price: [Time]}
    initiative: {opportunity: [Needs], price: [Bureaucracy]}
sectorValue: [{sector: civil-society, practical: [Advocacy], values: [Daring]}]
landmines:
  organization: [Budgets]
  initiative: [{text: Success undefined, note: n, owner: city, response: A day together}]
springboards: {organization: [People], initiative: [Agility]}
issues:
  - id: hours
    issue: Opening hours
    owner: city
    need: Parents work
    practices: [transparency, {practice: align-expectations, how: A day, owner: city, when: P6W}]
    mechanisms: {organization: [Staff meeting], initiative: [Setting]}
    avoid: [Twisting arms]
    objections: [{objection: It costs, from: the unions, response: Shifts, owner: city}]
    insights: [Trust takes time]
    questions: [Who pays?, {question: When?, answer: In May, raisedBy: forum}]
practices: [shared-language]
avoid: [{text: Unilateral moves}]
decisions: [{id: d-1, decision: Rooms, by: [city], consulted: [forum], affects: [forum], on: 2026-02-01, because: Need}]
governance:
  decisionRule: consent
  backbone: city
  setting: {forum: Steering, cadence: monthly, facilitator: Dana, next: 2026-03-01}
  transparency: Open minutes
  credit: Both names
  disputes: A mediator
  entry: By consent
  exit: {triggers: [No budget], process: Three months}
implementation:
  phases: [{id: p-1, phase: Pilot, kind: implementing, start: 2026-01-01, end: 2026-06-30}]
  commitments:
    - id: c-1
      what: Open a room
      who: city
      with: [forum]
      informed: [forum]
      start: 2026-01-01
      due: 2026-05-01
      status: planned
      goal: rooms
      issue: hours
      dependsOn: [c-1]
measurement:
  success: Children read
  indicators:
    - id: i-1
      indicator: Rooms
      baseline: 0
      target: ten
      unit: rooms
      owner: city
      source: Register
      cadence: annually
      due: 2027-01-01
      goal: rooms
  evaluation: {by: College, method: Interviews, cadence: P1Y}
resources:
  - id: r-1
    resource: Money
    kind: money
    from: a fund
    amount: 1000.5
    currency: ILS
    status: promised
    exclusive: false
    terms: Two years
    credit: On the door
glossary: [{term: room, he: חדר, en: room, meaning: A place to read}]
questions: [Soup or salad?]
insights: [{text: Listen, note: n, owner: city}]
review: {cadence: biweekly, last: 2026-01-01, next: 2026-02-01}
signoff: [{partner: city, verdict: approves, on: 2026-02-01, note: Gladly, fingerprint: abc}]
`;

/** What the words of the format take and refuse, as YAML. */
const values: { readonly [type: string]: { readonly good: readonly string[]; readonly bad: readonly string[] } } = {
  '1': { good: ['1', '1.0'], bad: ['2', '0', '"1"', 'true', '', '[1]'] },
  string: {
    good: ['a', '""', '" "', 'שלום', '"1"', '2026-01-01', '|\n  a\n  b'],
    bad: ['1', 'true', '', '[a]', '{a: b}'],
  },
  boolean: { good: ['true', 'false'], bad: ['yes', '"true"', '1', '', '[true]'] },
  date: {
    good: ['2026-01-01', '2024-02-29', '"2026-12-31"'],
    bad: [
      '2026-02-30',
      '2025-02-29',
      '2026-13-01',
      '26-01-01',
      '01/02/2026',
      '2026-1-1',
      '2026-01-01T10:00:00Z',
      '2026',
      '',
    ],
  },
  cadence: {
    good: [
      ...['weekly', 'biweekly', 'monthly', 'quarterly', 'semiannually', 'annually'],
      ...['P6W', 'P1Y', 'P2M', 'P10D', 'P1Y6M', 'P1Y2M3DT4H5M6S', 'PT36H', 'P0.5Y', 'P1,5M', 'PT0.5S', 'P1M2W'],
    ],
    bad: [
      ...['daily', 'Weekly', 'p6w', 'P', 'PT', 'P6', '6W', 'P1D2M', 'P1YT', 'P1.5M2D', 'P-1D', 'P 6 W', 'P6W ago'],
      ...['every P6W', '2026-01-01', '6', '', '[weekly]', '"weekly "', '""'],
    ],
  },
  dateOrCadence: {
    good: ['2026-01-01', 'monthly', 'P6W', 'P0.5Y', 'weekly', 'biweekly', 'quarterly', 'semiannually', 'annually'],
    bad: ['2026-02-30', 'sometimes', 'P', '2026-01-01/P6W', '6', '', '{on: 2026-01-01}'],
  },
  currency: {
    good: ['ILS', 'USD', 'EUR', 'XCG', 'XXX'],
    bad: ['ils', 'NIS', '₪', 'DEM', 'HRK', 'BGN', '376', '', '""'],
  },
  'integer 1-5': { good: ['1', '3', '5', '3.0'], bad: ['0', '6', '2.5', '-1', '"3"', '', '[3]'] },
  'number 0-100': { good: ['0', '100', '33.3'], bad: ['-1', '100.5', '"50"', '50%', '', '.inf'] },
  'number >= 0': { good: ['0', '0.5', '1e9'], bad: ['-0.01', '"5"', '1,000', ''] },
  'number or string': { good: ['0', '-3.5', 'none', '"7"'], bad: ['true', '', '[1]', '{a: 1}'] },
  practice: { good: ['transparency', 'we meet on Sundays', 'שקיפות'], bad: ['1', 'true', ''] },
  none: { good: ['none'], bad: ['None', 'no', '""', 'a share in the company', 'false', ''] },
  ...Object.fromEntries(
    ['partner', 'goal', 'issue', 'commitment'].map((kind) => [
      `${kind} ref`,
      { good: ['city', 'whom nobody declared'], bad: ['1', '', '[city]', '{id: city}'] },
    ]),
  ),
  'partner ref or text': { good: ['city', 'the city council'], bad: ['1', '', '[city]'] },
  ...Object.fromEntries(
    ['partner', 'goal', 'issue', 'decision', 'phase', 'commitment', 'indicator', 'resource'].map((kind) => [
      `${kind} id`,
      {
        good: ['a', 'a-1', '"1"', 'south-side-2'],
        bad: ['A', 'a_b', 'a--b', '-a', 'a-', 'a b', '""', 'עיר', '7', '', '"a\\n"'],
      },
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(enums).map(([name, allowed]) => {
      const good = allowed.split(' ');
      return [name, { good, bad: [good[0]?.toUpperCase() ?? '', `${good[0]}s`, 'whatever', '1', '', `[${good[0]}]`] }];
    }),
  ),
};

/** Whole plans that are easily got wrong; the words are what the first error says, or nothing for a valid plan. */
const plans: readonly (readonly [name: string, yaml: string, error?: string])[] = [
  ['the least that is a plan', 'partnership: 1\ntitle: t\npartners: []'],
  ['every key at once', whole],
  ['nothing', '', ' must be object'],
  ['a list', '- partnership: 1', ' must be object'],
  ['no version', 'title: t\npartners: []', " must have required property 'partnership'"],
  ['no partners', 'partnership: 1\ntitle: t', " must have required property 'partners'"],
  ['a blank title', 'partnership: 1\ntitle: ""\npartners: []'],
  ['a key of its own', 'partnership: 1\ntitle: t\npartners: []\nx-budget: {any: [thing, 1, null]}'],
  ['x without a hyphen', 'partnership: 1\ntitle: t\npartners: []\nxbudget: 1', ' must NOT have additional properties'],
  [
    'the mark of another schema',
    'partnership: 1\ntitle: t\npartners: []\n$schema: a',
    ' must NOT have additional properties',
  ],
  [
    'lists that are empty',
    'partnership: 1\ntitle: t\npartners: []\nissues: []\nmatrix: []\nsignoff: []\npractices: []',
  ],
  [
    'maps that are empty',
    'partnership: 1\ntitle: t\npartners: []\nvision: {}\nreview: {}\ngovernance: {setting: {}, exit: {}}',
  ],
  [
    'the same partner twice',
    'partnership: 1\ntitle: t\npartners: [{id: a, name: a, sector: business}, {id: a, name: a, sector: business}]',
  ],
];

describe("the plan's schema", () => {
  const ajv = addFormats(new Ajv({ strict: false, allErrors: true, verbose: true }));
  const validate = ajv.compile(schema);
  /** The nodes of the schema that some plan violated, with the constraints that it broke. */
  const broken = new Map<unknown, Set<string>>();

  function errorsOf(check: ValidateFunction, data: unknown): string[] {
    if (check(data)) return [];
    return (check.errors ?? []).map((error) => {
      const names = broken.get(error.parentSchema) ?? new Set();
      broken.set(error.parentSchema, names.add(error.keyword));
      return `${error.instancePath} ${error.message}`;
    });
  }

  describe('has the keys of the format and no other', () => {
    it('draft-07, by its own name', () => {
      assert.equal(schema.$schema, 'http://json-schema.org/draft-07/schema#');
      assert.equal(schema.$id, 'urn:partnership-plan:schema:1');
      assert.ok(ajv.validateSchema(schema));
    });
    for (const [name, wanted] of Object.entries(format)) {
      it(name, () => {
        const node = name === 'plan' ? schema : definitions[name];
        assert.ok(node, `no definition ${name}`);
        assert.equal(describeNode(node), wanted.replace(/\s+/g, ' '));
      });
    }
    for (const [name, wanted] of Object.entries(enums)) {
      it(`the values of ${name}`, () => assert.deepEqual(definitions[name]?.enum, wanted.split(' ')));
    }
    it('and no other definition', () => {
      const named = [...Object.keys(format), ...Object.keys(enums), 'cadence', 'dateOrCadence', 'currency'];
      assert.deepEqual(Object.keys(definitions).sort(), named.filter((name) => name !== 'plan').sort());
    });
    it('defaults', () => {
      assert.equal(schema.properties?.stage?.default, 'exploring');
      assert.equal(definitions.partner?.properties?.role?.default, 'member');
    });
  });

  describe('is built so that its parts can be compiled alone', () => {
    it('each list of the plan and each map has a definition', () => {
      for (const [key, node] of Object.entries(schema.properties ?? {})) {
        if (node.type === 'array') assert.match(node.items?.$ref ?? '', /^#\/definitions\/\w+$/, key);
        else assert.ok(node.$ref !== undefined || node.type === 'string' || node.const === 1, key);
      }
    });
    it('branches of a union differ by their type', () => {
      for (const { where, node } of everyNode(schema)) {
        if (!node.anyOf || node.type === 'string') continue;
        const types = node.anyOf.map((branch) => branch.type);
        assert.deepEqual(types, ['string', 'object'], where);
      }
    });
    it('every definition compiles and is used', () => {
      const used = new Set(everyNode(schema).map(({ node }) => node.$ref));
      for (const name of Object.keys(definitions)) {
        assert.ok(used.has(`#/definitions/${name}`), name);
        assert.ok(ajv.getSchema(`${schema.$id}#/definitions/${name}`), name);
      }
    });
  });

  describe('explains itself in both languages', () => {
    const explained = everyNode(schema).filter(({ named }) => named);
    it('every key and every definition has a title and a description', () => {
      assert.ok(explained.length > 200);
      for (const { where, node } of explained) {
        const he = node['x-he'];
        for (const text of [node.title, node.description]) {
          assert.match(text ?? '', /[A-Za-z]/, where);
          assert.doesNotMatch(text ?? '', /[א-ת]/, where);
        }
        for (const text of [he?.title, he?.description]) assert.match(text ?? '', /[א-ת]/, where);
        for (const text of [he?.title, he?.description, ...(he?.enumDescriptions ?? [])]) {
          assert.doesNotMatch(text ?? '', /[\u0591-\u05bd\u200e\u200f\u202a-\u202e"']/, where);
        }
        assert.match(node.description ?? '', /[.?]$/, where);
        assert.match(he?.description ?? '', /[.?]$|\)\.$/, where);
      }
    });
    it('every value of an enum has a title and a description', () => {
      for (const { where, node } of everyNode(schema)) {
        if (!node.enum) continue;
        const count = node.enum.length;
        assert.equal(new Set(node.enum).size, count, where);
        const lists = [
          [node.enumDescriptions, /[A-Za-z]/],
          [node['x-enumTitles'], /[A-Za-z]/],
          [node['x-he']?.enumDescriptions, /[א-ת]/],
          [node['x-he']?.enumTitles, where.endsWith('/currency') ? /^[A-Z]{3}$/ : /[א-ת]/],
        ] as const;
        for (const [list, letters] of lists) {
          assert.equal(list?.length, count, where);
          for (const text of list ?? []) assert.match(text, letters, where);
        }
      }
    });
    it('sources are lines of the workshop', () => {
      for (const { where, node } of everyNode(schema)) {
        for (const source of node['x-source'] ?? []) {
          const line = Number(/^L(\d+)$/.exec(source)?.[1]);
          assert.ok(line >= 1 && line <= lineCount, `${where}: ${source}`);
        }
      }
    });
    it('examples and defaults are valid', () => {
      for (const { where, node } of everyNode(schema)) {
        const check = ajv.getSchema(`${schema.$id}${where}`);
        assert.ok(check, where);
        for (const example of [...(node.examples ?? []), ...(node.default === undefined ? [] : [node.default])]) {
          assert.ok(check(example), `${where}: ${example}`);
        }
      }
    });
  });

  describe('takes and refuses', () => {
    for (const [name, yaml, error] of plans) {
      it(name, () => assert.equal(errorsOf(validate, parse(yaml))[0], error));
    }

    // Each key of the whole plan, with every good and bad value of its type in its place.
    for (const { where, type, put } of placesIn(parse(whole))) {
      it(`${where}: ${type}`, () => {
        const { good, bad } = values[type] ?? { good: [], bad: ['', 'true', '7'] };
        assert.ok(
          values[type] !== undefined || format[type] !== undefined || type.startsWith('['),
          `no values for ${type}`,
        );
        for (const yaml of good) assert.deepEqual(errorsOf(validate, put(parse(yaml))), [], yaml);
        for (const yaml of bad) assert.notDeepEqual(errorsOf(validate, put(parse(yaml))), [], yaml);
      });
    }

    it('every key that must be there', () => {
      for (const { where, map, put } of mapsIn(parse(whole))) {
        for (const key of requiredOf(map)) {
          const rest = Object.fromEntries(Object.entries(map.value).filter(([other]) => other !== key));
          const errors = errorsOf(validate, put(rest));
          assert.ok(errors.includes(`${where} must have required property '${key}'`), `${where}/${key}: ${errors}`);
        }
      }
    });

    it('no unknown key in any map, but x- keys in all', () => {
      for (const { where, map, put } of mapsIn(parse(whole))) {
        const unknown = errorsOf(validate, put({ ...map.value, unheard: 1 }));
        assert.ok(unknown.includes(`${where} must NOT have additional properties`), where);
        assert.deepEqual(errorsOf(validate, put({ ...map.value, 'x-own': { any: [1, null] } })), [], where);
      }
    });

    it('the whole plan uses every key', () => {
      const used = new Set(placesIn(parse(whole)).map(({ owner, key }) => `${owner}.${key}`));
      const all = Object.entries(format).flatMap(([name, text]) => keysOf(text).map(({ key }) => `${name}.${key}`));
      assert.deepEqual(
        all.filter((key) => !used.has(key)),
        [],
      );
    });

    it('every constraint, each broken by some plan above', () => {
      const unbroken = everyNode(schema).flatMap(({ where, node }) =>
        constraints
          .filter((name) => node[name] !== undefined && !broken.get(node)?.has(name))
          .map((name) => `${where}/${name}`),
      );
      assert.deepEqual(unbroken, []);
    });
  });
});

const constraints = [
  ...(['type', 'const', 'enum', 'pattern', 'format', 'minimum', 'maximum', 'required'] as const),
  ...(['additionalProperties', 'anyOf'] as const),
];

interface SchemaNode {
  readonly $schema?: string;
  readonly $id?: string;
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly patternProperties?: { readonly [pattern: string]: boolean };
  readonly items?: SchemaNode;
  readonly properties?: { readonly [key: string]: SchemaNode };
  readonly anyOf?: readonly SchemaNode[];
  readonly definitions?: { readonly [name: string]: SchemaNode };
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly enumDescriptions?: readonly string[];
  readonly 'x-enumTitles'?: readonly string[];
  readonly 'x-he'?: {
    readonly title?: string;
    readonly description?: string;
    readonly enumTitles?: readonly string[];
    readonly enumDescriptions?: readonly string[];
  };
  readonly 'x-source'?: readonly string[];
  readonly 'x-id'?: string;
  readonly 'x-ref'?: string;
  readonly 'x-ref-or-text'?: boolean;
  readonly 'x-practice'?: boolean;
}

interface Place {
  /** Where the node is in the schema, as the validator writes it: `#/definitions/goal/properties/id`. */
  readonly where: string;
  readonly node: SchemaNode;
  /** Whether it is a key, a definition or a branch that a person may meet, and so must be explained. */
  readonly named: boolean;
}

function everyNode(root: SchemaNode): Place[] {
  function walk(where: string, node: SchemaNode, named: boolean): Place[] {
    return [
      { where, node, named },
      ...Object.entries(node.properties ?? {}).flatMap(([key, value]) =>
        walk(`${where}/properties/${key}`, value, true),
      ),
      ...(node.items ? walk(`${where}/items`, node.items, false) : []),
      // A bare enum stands in the definition of cadence, which has the title.
      ...(node.anyOf ?? []).flatMap((branch, index) =>
        walk(`${where}/anyOf/${index}`, branch, branch.enum === undefined),
      ),
    ];
  }
  return [
    ...walk('#', root, true),
    ...Object.entries(root.definitions ?? {}).flatMap(([name, node]) => walk(`#/definitions/${name}`, node, true)),
  ];
}

/** A schema's node in the words of the table of the format. */
function describeNode(node: SchemaNode): string {
  if (node.$ref !== undefined) return node.$ref.replace('#/definitions/', '');
  if (node.anyOf) return node.anyOf.map(describeNode).join(' | ');
  if (node.properties) {
    assert.equal(node.type, 'object');
    assert.equal(node.additionalProperties, false);
    assert.deepEqual(node.patternProperties, { '^x-': true });
    return Object.entries(node.properties)
      .map(([key, value]) => `${key}${node.required?.includes(key) ? '!' : ''}: ${describeNode(value)}`)
      .join(', ');
  }
  if (node.type === 'array') return `[${describeNode(node.items ?? {})}]`;
  if (node.const !== undefined) return String(node.const);
  if (node.enum) return node.enum.join(' ');
  if (Array.isArray(node.type)) return node.type.join(' or ');
  if (node['x-id'] !== undefined) return `${node['x-id']} id`;
  if (node['x-ref'] !== undefined) return `${node['x-ref']} ref${node['x-ref-or-text'] ? ' or text' : ''}`;
  if (node['x-practice']) return 'practice';
  if (node.format !== undefined) return node.format;
  const range = node.maximum === undefined ? `>= ${node.minimum}` : `${node.minimum}-${node.maximum}`;
  return node.minimum === undefined ? String(node.type) : `${node.type} ${range}`;
}

/** The keys of a row of the format's table; of a union, those of its map. */
function keysOf(row: string): { readonly key: string; readonly required: boolean; readonly type: string }[] {
  return (row.split(' | ').at(-1) ?? '').split(/,\s+/).map((part) => {
    const [, key = '', mark, type = ''] = /^(\w+)(!?): (.*)$/.exec(part) ?? [];
    return { key, required: mark === '!', type };
  });
}

type Data = { readonly [key: string]: unknown };

interface ValuePlace {
  /** The place as a JSON pointer. */
  readonly where: string;
  /** The row of the format's table that the key belongs to. */
  readonly owner: string;
  readonly key: string;
  readonly type: string;
  /** The whole plan with another value in this place. */
  readonly put: (value: unknown) => unknown;
}

interface MapPlace {
  readonly where: string;
  readonly map: { readonly name: string; readonly value: Data };
  readonly put: (value: unknown) => unknown;
}

function requiredOf(map: MapPlace['map']): string[] {
  return keysOf(format[map.name] ?? '')
    .filter(({ required }) => required)
    .map(({ key }) => key);
}

function mapsIn(plan: Data): MapPlace[] {
  return visit(plan).maps;
}

function placesIn(plan: Data): ValuePlace[] {
  return visit(plan).places;
}

/** Walks a plan by the format's table (not by the schema), and finds every map and every value in it. */
function visit(plan: Data): { readonly maps: MapPlace[]; readonly places: ValuePlace[] } {
  const maps: MapPlace[] = [];
  const places: ValuePlace[] = [];
  function value(
    where: string,
    type: string,
    data: unknown,
    put: (value: unknown) => unknown,
    owner: string,
    key: string,
  ) {
    const list = /^\[(.*)\]$/.exec(type)?.[1];
    const row = format[type];
    const text = row?.includes(' | ') && typeof data === 'string' ? row.split(' | ')[0] : undefined;
    places.push({ where, owner, key, type: text ?? type, put });
    if (list !== undefined && Array.isArray(data)) {
      data.forEach((entry: unknown, index) => {
        value(`${where}/${index}`, list, entry, (other) => put(data.with(index, other)), owner, key);
      });
    } else if (row !== undefined && text === undefined) map(where, type, data as Data, put);
  }
  function map(where: string, name: string, data: Data, put: (value: unknown) => unknown) {
    maps.push({ where, map: { name, value: data }, put });
    for (const { key, type } of keysOf(format[name] ?? '')) {
      if (data[key] === undefined) continue;
      value(`${where}/${key}`, type, data[key], (other) => put({ ...data, [key]: other }), name, key);
    }
  }
  map('', 'plan', plan, (other) => other);
  return { maps, places };
}
