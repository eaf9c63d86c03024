// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are snippets
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
  TextEdit,
} from 'vscode-languageserver-types';
import { stringify } from 'yaml';
import { type Analysis, analyse, type CheckOptions, check } from '../../server/src/check';
import { type Configuration, defaultConfiguration } from '../../server/src/configuration/configuration';
import {
  type CompletionData,
  type CompletionHost,
  complete,
  resolveCompletion,
} from '../../server/src/features/completion';
import { type PlanDocument, parseDocument } from '../../server/src/plan/document';
import { newPlan } from '../../server/src/plan/new-plan';
import { RULES, ruleById } from '../../server/src/rules/all';
import { EXAMPLES_TODAY } from '../../server/src/rules/rule';
import { planFormat, type Shape, typesOf } from '../../server/src/schema/shape';

const CURSOR = '█';
const HOST: CompletionHost = { snippets: true, today: EXAMPLES_TODAY, insertTextModes: [InsertTextMode.asIs] };

interface Completed {
  readonly text: string;
  readonly offset: number;
  readonly analysis: Analysis;
  readonly items: readonly CompletionItem[];
  readonly isIncomplete: boolean;
}

/** What is offered at the cursor of a marked text. */
function at(marked: string, host: Partial<CompletionHost> = {}, options: CheckOptions = {}): Completed {
  const offset = marked.indexOf(CURSOR);
  assert.ok(offset >= 0 && offset === marked.lastIndexOf(CURSOR), 'one cursor');
  const text = marked.replace(CURSOR, '');
  const analysis = check(text, { today: EXAMPLES_TODAY, ...options });
  const { items, isIncomplete } = complete(analysis, offset, { ...HOST, ...host });
  return { text, offset, analysis, items, isIncomplete };
}

function labels(marked: string, host?: Partial<CompletionHost>, options?: CheckOptions): readonly string[] {
  return at(marked, host, options).items.map(({ label }) => label);
}

/** A snippet with the texts that its tab stops begin with. */
function expand(snippet: string): string {
  let text = '';
  for (let i = 0; i < snippet.length; i++) {
    const char = snippet.charAt(i);
    if (char === '\\') text += snippet.charAt(++i);
    else if (char !== '$') text += char;
    else {
      const open = /^\$\{\d+([:|])/.exec(snippet.slice(i));
      assert.ok(open, `no bare $ in a snippet: ${snippet}`);
      let content = '';
      let isFirst = true;
      for (i += open[0].length; ; i++) {
        const inner = snippet.charAt(i);
        assert.ok(inner !== '' && inner !== '\n', `an unfinished tab stop: ${snippet}`);
        if (inner === '\\') {
          if (isFirst) content += snippet.charAt(i + 1);
          i++;
        } else if (open[1] === ':' && inner === '}') break;
        else if (open[1] === '|' && inner === '|') {
          assert.equal(snippet.charAt(++i), '}');
          break;
        } else if (open[1] === '|' && inner === ',') isFirst = false;
        else {
          assert.notEqual(inner, '$', `no variable in a snippet: ${snippet}`);
          if (isFirst) content += inner;
        }
      }
      text += content;
    }
  }
  return text;
}

/** The document after an item has been chosen. */
function after(
  { text, offset, analysis }: Completed,
  item: CompletionItem,
  /** Of an editor that indents whatever it is told. */
  reindents: (isSnippet: boolean) => boolean = () => false,
): string {
  const edit = item.textEdit;
  assert.ok(edit && TextEdit.is(edit));
  const { range } = edit;
  assert.equal(range.start.line, range.end.line, 'an edit is of one line');
  const start = analysis.document.offsetAt(range.start);
  const end = analysis.document.offsetAt(range.end);
  assert.ok(start <= offset && offset <= end, `${item.label}: the edit holds the cursor`);
  const isSnippet = item.insertTextFormat === InsertTextFormat.Snippet;
  const inserted = isSnippet ? expand(edit.newText) : edit.newText;
  const asIs = item.insertTextMode === InsertTextMode.asIs || !isSnippet;
  const adjusted = asIs && !reindents(isSnippet) ? inserted : indented(inserted, text.slice(0, start));
  return text.slice(0, start) + adjusted + text.slice(end);
}

/** Further lines with the indentation of the line that they stand in: by the protocol, and as editors do it anyway. */
function indented(inserted: string, before: string): string {
  const indentation =
    /[^\n]*$/
      .exec(before)?.[0]
      .replace(/^\ufeff/, '')
      .match(/^[ \t]*/)?.[0] ?? '';
  return inserted.replace(/\n(?!\r?\n|$)/g, `\n${indentation}`);
}

function chosen(marked: string, label: string, host?: Partial<CompletionHost>, options?: CheckOptions): string {
  const completed = at(marked, host, options);
  const item = completed.items.find((one) => one.label === label);
  assert.ok(item, `${label} is offered among: ${completed.items.map((one) => one.label).join(' | ')}`);
  return after(completed, item);
}

/** The rules about structure alone, since thousands of documents are checked here. */
const STRUCTURE: Configuration = {
  ...defaultConfiguration(),
  rules: new Map(
    RULES.filter(({ category }) => category !== 'structure').map(({ id }) => [id, { severity: 'off', options: {} }]),
  ),
};

function structureOf(document: PlanDocument): readonly string[] {
  const analysis = analyse(document, { today: EXAMPLES_TODAY, configuration: STRUCTURE, forceLanguage: 'en' });
  return analysis.findings.map(
    ({ rule, message, start }) => `${rule}: ${message} (${analysis.document.text.slice(start, start + 20)})`,
  );
}

/** Asserts that whichever item is chosen, the document has no structure finding that it hadn't before. */
function assertAllSound(marked: string, host?: Partial<CompletionHost>): readonly string[] {
  const completed = at(marked, host);
  const { document } = completed.analysis;
  const before = structureOf(document).map((finding) => finding.replace(/ \(.*$/s, ''));
  for (const item of completed.items) {
    const text = after(completed, item);
    const rest = [...before];
    const fresh = structureOf(parseDocument(text, document)).filter((finding) => {
      const known = rest.indexOf(finding.replace(/ \(.*$/s, ''));
      if (known >= 0) rest.splice(known, 1);
      return known < 0;
    });
    assert.deepEqual(fresh, [], `${item.label} in:\n${marked}\ngives:\n${text}`);
  }
  return completed.items.map(({ label }) => label);
}

const BASE = `partnership: 1
title: A plan
partners:
  - id: city
    name: The city
    sector: local-government
    power: {influence: 3, interest: 3, budgetShare: 40, decisionShare: 30}
  - id: forum
    name: Neighbours' forum
    sector: community
`;

const HEBREW = `partnership: 1
title: תוכנית של השכונה
partners:
  - {id: city, name: העירייה, sector: local-government}
  - {id: forum, name: פורום השכנים, sector: community}
`;

/** A plan that has one of everything, as data. */
type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value };
const DATA: { readonly [key: string]: Value } = {
  partnership: 1,
  title: 'A plan',
  vision: { goals: [{ id: 'goal-a', goal: 'First goal' }] },
  partners: [
    { id: 'city', name: 'The city', sector: 'local-government', power: { budgetShare: 40, decisionShare: 30 } },
    { id: 'forum', name: 'Neighbours', sector: 'community' },
  ],
  issues: [{ id: 'issue-a', issue: 'An issue' }],
  implementation: {
    commitments: [
      { id: 'first', what: 'Begin' },
      { id: 'second', what: 'Go on', dependsOn: ['first'] },
    ],
  },
};

/** What a map needs so that nothing required is missing. */
const SAMPLES: Readonly<Record<string, Value>> = {
  id: 'fresh',
  name: 'A name',
  sector: 'academia',
  kind: 'other',
  start: '2027-01-01',
  end: '2027-02-01',
  partner: 'city',
};

function sample(shape: Shape, key: string): Value {
  if (key === 'kind') {
    const words = planFormat.branches(shape).flatMap((branch) => branch.enum ?? []);
    return words[0] ?? 'other';
  }
  return SAMPLES[key] ?? 'Some words';
}

type Path = readonly (string | number)[];

/** The paths of all maps of the format; a list's entry is entered as its only one. */
function* mapPaths(shape: Shape, path: Path): Generator<Path> {
  const properties = planFormat.properties(shape);
  if (properties.length > 0) yield path;
  for (const [key, property] of properties) {
    const items = planFormat.items(property);
    if (items) yield* mapPaths(items, [...path, key, 0]);
    else if (typesOf(planFormat, property).includes('object')) yield* mapPaths(property, [...path, key]);
  }
}

/** A copy of data in which the value at a path is what `make` makes of it; maps on the way get what they require. */
function withAt(data: Value | undefined, path: Path, make: (old: Value | undefined) => Value, shape: Shape): Value {
  const [step, ...rest] = path;
  if (step === undefined) return make(data);
  if (typeof step === 'number') {
    const items = planFormat.items(shape);
    assert.ok(items);
    const old = Array.isArray(data) ? (data as readonly Value[]) : [];
    // The last entry is new, so that it has nothing but what is required.
    return [...old, withAt(undefined, rest, make, items)];
  }
  const property = planFormat.property(shape, step);
  assert.ok(property);
  const old = typeof data === 'object' && !Array.isArray(data) ? (data as Readonly<Record<string, Value>>) : undefined;
  const map: Record<string, Value> = { ...(old ?? required(shape)) };
  map[step] = withAt(map[step], rest, make, property);
  return map;
}

function required(shape: Shape): Record<string, Value> {
  const map: Record<string, Value> = {};
  for (const key of planFormat.required(shape)) {
    const property = planFormat.property(shape, key);
    map[key] = property ? sample(property, key) : 'Some words';
  }
  return map;
}

interface Style {
  readonly name: string;
  readonly indent: number;
  readonly indentSeq: boolean;
  readonly eol: string;
}
const STYLES: readonly Style[] = [
  { name: '2 spaces', indent: 2, indentSeq: true, eol: '\n' },
  { name: '2 spaces, dashes below their key', indent: 2, indentSeq: false, eol: '\n' },
  { name: '4 spaces, CRLF', indent: 4, indentSeq: true, eol: '\r\n' },
];

function write(data: Value, { indent, indentSeq, eol }: Style): string {
  return stringify(data, { indent, indentSeq, lineWidth: 0 }).replaceAll('\n', eol);
}

const MAPS = [...mapPaths(planFormat.root, [])];

describe('completion', () => {
  for (const style of STYLES) {
    describe(`every key at its place, ${style.name}`, () => {
      for (const path of MAPS) {
        const shape = planFormat.at(path) ?? {};
        const keys = planFormat.properties(shape).map(([key]) => key);
        const make = (old: Value | undefined): Value => {
          const own = typeof old === 'object' && !Array.isArray(old) ? old : required(shape);
          return { ...own, 'x-here': 'x' };
        };
        const text = write(withAt(DATA, path, make, planFormat.root), style);
        const map = path.length === 0 ? DATA : required(shape);
        const free = keys.filter((key) => !(key in map) && !(path.join() === 'vision' && key === 'goals'));
        const known = path[0] === 'implementation' && path.length === 1 ? ['commitments'] : [];
        const wanted = free.filter((key) => !known.includes(key));
        const name = path.join('.') || 'top level';

        it(`${name}: on a line of its own`, () => {
          const marked = text.replace('x-here: x', CURSOR);
          if (!wanted.length) return;
          const found = assertAllSound(marked);
          assert.deepEqual(found.filter((label) => keys.includes(label)).sort(), [...wanted].sort(), marked);
        });

        it(`${name}: as a word is typed`, () => {
          const marked = text.replace('x-here: x', `x${CURSOR}`);
          const found = assertAllSound(marked);
          assert.deepEqual(found.filter((label) => keys.includes(label)).sort(), [...wanted].sort(), marked);
        });

        it(`${name}: in flow style`, () => {
          if (path.length === 0) return;
          const whole = withAt(DATA, path, make, planFormat.root);
          const [top] = path;
          const inner = stringify((whole as Readonly<Record<string, Value>>)[String(top)], {
            collectionStyle: 'flow',
            lineWidth: 0,
          }).trimEnd();
          const { [String(top)]: _, ...rest } = whole as Readonly<Record<string, Value>>;
          const marked = `${write(rest, style)}${top}: ${inner.replace('x-here: x', CURSOR)}${style.eol}`;
          const found = assertAllSound(marked);
          assert.deepEqual(found.filter((label) => keys.includes(label)).sort(), [...wanted].sort(), marked);
        });

        for (const key of keys) {
          const property = planFormat.property(shape, key);
          if (!property || (path.length === 0 && key in DATA)) continue;
          it(`${name}: the value of ${key}`, () => {
            const fill = (old: Value | undefined): Value => {
              const own = typeof old === 'object' && !Array.isArray(old) ? { ...old } : required(shape);
              delete (own as Record<string, Value>)[key];
              return { ...own, [key]: 'HERE' };
            };
            const filled = write(withAt(DATA, path, fill, planFormat.root), style);
            const places = [` ${CURSOR}`, CURSOR, ` ${CURSOR} # a comment`, ` '${CURSOR}'`, ` "${CURSOR}"`];
            for (const place of style === STYLES[0] ? places : places.slice(0, 1)) {
              const found = assertAllSound(filled.replace(' HERE', place));
              const types = typesOf(planFormat, property);
              const fromList = planFormat.branches(property).some((one) => one.enum || one['x-ref'] || one.format);
              if (fromList && types[0] === 'string') assert.ok(found.length > 0, filled);
            }
          });
        }
      }
    });

    it(`list entries, ${style.name}`, () => {
      for (const path of MAPS) {
        const shape = planFormat.at(path) ?? {};
        for (const [key, property] of planFormat.properties(shape)) {
          const items = planFormat.items(property);
          if (!items) continue;
          const whole = withAt(
            DATA,
            [...path, key],
            (old) => [...(Array.isArray(old) ? old : []), 'HERE'],
            planFormat.root,
          );
          const text = write(whole, style);
          for (const place of [`- ${CURSOR}`, `-${CURSOR}`, CURSOR, `- x${CURSOR}`]) {
            const found = assertAllSound(text.replace('- HERE', place));
            const map = planFormat.properties(items).length > 0;
            if (map) assert.ok(found.length > 0, `${path.join('.')}.${key} at ${place}`);
          }
        }
      }
    });
  }
});

describe('completion alone', () => {
  /** What is chosen, each on a new line at a column: an item’s label, or the first one that is offered. */
  const steps: readonly (readonly [column: number, label: string | undefined])[] = [
    [0, 'partnership'],
    [0, 'title'],
    [0, 'language'],
    [0, 'blend'],
    [0, 'partners'],
    [2, undefined],
    [4, 'stake'],
    [4, 'expects'],
    [4, 'boundaries'],
    [4, 'conflictOfInterest'],
    [4, 'champion'],
    [0, 'vision'],
    [0, 'population'],
    [0, 'matrix'],
    [0, 'landmines'],
    [0, 'issues'],
    [0, 'decisions'],
    [0, 'governance'],
    [0, 'implementation'],
    [6, 'goal'],
    [0, 'measurement'],
    [0, 'resources'],
    [0, 'glossary'],
    [0, 'review'],
    [0, 'signoff'],
  ];

  for (const language of ['he', 'en'] as const) {
    it(`writes a plan of a page that has no error and asserts nothing (${language})`, () => {
      let text = '';
      for (const [column, label] of steps) {
        const before = text === '' ? '' : `${text}\n${' '.repeat(column)}`;
        const completed = at(before + CURSOR, {}, { file: `a.${language}.partnership.yaml` });
        const item = completed.items.find((one) => label === undefined || one.label === label);
        assert.ok(item, `${label} is offered below:\n${before}`);
        text = after(completed, item);
      }
      const { findings, plan } = check(text, { today: EXAMPLES_TODAY });
      assert.equal(plan?.ownLanguage, language);
      assert.deepEqual(
        findings.flatMap(({ severity, rule, message }) => (severity === 'info' ? [] : [`${rule}: ${message}`])).length,
        2,
        'of the vision and of success alone more is said than in passing',
      );
      // Whoever reads of a hint without seeing the plan is told what belongs there.
      for (const { message } of findings) assert.doesNotMatch(message, /[“״](?:item|פריט)[”״]/);
    });
  }
});

describe('completion of a reference where there is nothing to refer to yet', () => {
  const text = `${BASE}implementation:\n  commitments:\n    - id: a\n      what: b\n      ${CURSOR}`;

  it('writes the id that the first of its kind will be offered', () => {
    const completed = at(text);
    const item = completed.items.find(({ label }) => label === 'goal');
    assert.match(item?.textEdit?.newText ?? '', /^goal: \$\{1:goal-1\}$/);
  });
});

/** The plans of the examples, and beginnings of plans, by name. */
function documents(): readonly (readonly [string, string])[] {
  const examples = readdirSync('examples').filter((name) => name.endsWith('.yaml'));
  return [
    ...examples.map((name) => [name, readFileSync(`examples/${name}`, 'utf8')] as const),
    ['nothing', ''],
    ['comments', `# \n# partnership-ignore \n# partnership-ignore no-exit \n${BASE}# \nblend: `],
    ['comments in Hebrew', `# \n# partnership-ignore \n# partnership-ignore no-exit \n${HEBREW}# \nblend: `],
  ];
}

/** The beginnings of all words and the ends of all lines. */
function places(text: string): readonly number[] {
  return [...text.matchAll(/$|(?<=[ \n[{"])(?=\S)/gm)].map(({ index }) => index);
}

describe('completion, case by case', () => {
  const doc = (tail: string) => BASE + tail;
  const tails = (marked: string, label: string, host?: Partial<CompletionHost>) => {
    const text = chosen(doc(marked), label, host);
    assert.ok(text.startsWith(BASE), 'what was there stays');
    return text.slice(BASE.length);
  };

  const edits: readonly (readonly [name: string, marked: string, label: string, after: string])[] = [
    [
      'a top-level key',
      '█',
      'vision',
      'vision:\n  statement: <statement>\n  goals:\n    - id: goal-1\n      goal: <goal>\n  sharedBy: [city]',
    ],
    ['mid-word', 'sta█ge', 'stage', 'stage: exploring'],
    ['a key whose colon stands', 'st█: exploring', 'stage', 'stage: exploring'],
    ['a key with a block below', 'vis█\n  statement: x', 'vision', 'vision:\n  statement: x'],
    ['a key with a list below', 'iss█\n  - id: x\n    issue: y', 'issues', 'issues:\n  - id: x\n    issue: y'],
    ['a value behind its colon', 'stage:█', 'agreed', 'stage: agreed'],
    ['a value behind a space', 'stage: █', 'agreed', 'stage: agreed'],
    ['a value behind more space', 'stage:   █', 'agreed', 'stage:   agreed'],
    ['a value right before a comment', 'stage: █# where', 'agreed', 'stage: agreed # where'],
    ['a value mid-word', 'stage: ex█ploring', 'agreed', 'stage: agreed'],
    ['a value before a comment', 'stage: █ # where we stand', 'agreed', 'stage: agreed # where we stand'],
    ['a value before a comment, typed', 'stage: ag█ # where we stand', 'agreed', 'stage: agreed # where we stand'],
    ['in double quotes', 'stage: "█"', 'agreed', 'stage: "agreed"'],
    ['in single quotes', "stage: 'a█x'", 'agreed', "stage: 'agreed'"],
    ['in an open quote', 'stage: "agr█', 'agreed', 'stage: "agreed"'],
    ['a number in quotes', 'partnership: "█"', '1', 'partnership: 1'],
    ['a value on the next line', 'governance:\n  backbone:\n    █', 'city', 'governance:\n  backbone:\n    city'],
    ['a reference', 'matrix:\n  - partner: █', 'forum', 'matrix:\n  - partner: forum'],
    [
      'what such a reference waits for',
      'implementation:\n  commitments: [{id: a, what: b, goal: shade}]\nvision:\n  goals:\n    - █',
      'Goal',
      'implementation:\n  commitments: [{id: a, what: b, goal: shade}]\nvision:\n  goals:\n    - id: shade\n      goal: <goal>',
    ],
    ['a reference in a flow list', 'vision: {sharedBy: [city, █]}', 'forum', 'vision: {sharedBy: [city, forum]}'],
    ['right behind the comma', 'vision: {sharedBy: [city,█]}', 'forum', 'vision: {sharedBy: [city, forum]}'],
    ['between two entries', 'vision: {sharedBy: [█, city]}', 'forum', 'vision: {sharedBy: [forum, city]}'],
    ['a word in a flow list', 'vision: {sharedBy: [city, fo█]}', 'forum', 'vision: {sharedBy: [city, forum]}'],
    [
      'a quoted word in a flow list',
      'vision: {sharedBy: [city, "fo█"]}',
      'forum',
      'vision: {sharedBy: [city, "forum"]}',
    ],
    ['an open flow list', 'vision:\n  sharedBy: [city, █', 'forum', 'vision:\n  sharedBy: [city, forum'],
    [
      'a flow list over lines',
      'vision:\n  sharedBy: [\n    city,\n    █\n  ]',
      'forum',
      'vision:\n  sharedBy: [\n    city,\n    forum\n  ]',
    ],
    ['a list of references in one', 'vision:\n  sharedBy: █', '[city, forum]', 'vision:\n  sharedBy: [city, forum]'],
    ['a key in a flow map', 'horizon: {start: 2027-01-01, █}', 'end', 'horizon: {start: 2027-01-01, end: 2028-03-31}'],
    ['a key in an empty flow map', 'review: {█}', 'cadence', 'review: {cadence: quarterly}'],
    ['a value in a flow map', 'review: {cadence: █}', 'monthly', 'review: {cadence: monthly}'],
    ['a value behind a colon in a flow map', 'review: {cadence:█}', 'monthly', 'review: {cadence: monthly}'],
    ['a key before a colon in a flow map', 'review: {cad█: monthly}', 'cadence', 'review: {cadence: monthly}'],
    ['a map in a flow list', 'matrix: [{█}]', 'partner', 'matrix: [{partner: city}]'],
    [
      'a new entry at the dashes’ column',
      'vision:\n  goals:\n    - id: a\n      goal: b\n    █',
      'Goal',
      'vision:\n  goals:\n    - id: a\n      goal: b\n    - id: goal-2\n      goal: <goal>',
    ],
    [
      'a new entry behind its dash',
      'vision:\n  goals:\n    - id: a\n      goal: b\n    - █',
      'Goal',
      'vision:\n  goals:\n    - id: a\n      goal: b\n    - id: goal-2\n      goal: <goal>',
    ],
    [
      'a new entry right behind its dash',
      'vision:\n  goals:\n    -█',
      'Goal',
      'vision:\n  goals:\n    - id: goal-1\n      goal: <goal>',
    ],
    [
      'a key of the last entry',
      'issues:\n  - id: a\n    issue: b\n    █',
      'need',
      'issues:\n  - id: a\n    issue: b\n    need: <need>',
    ],
    ['a key above the first one', 'issues:\n  - █\n    issue: b', 'id', 'issues:\n  - id: b\n    issue: b'],
    [
      'a key between two',
      'issues:\n  - id: a\n    █\n    issue: b',
      'need',
      'issues:\n  - id: a\n    need: <need>\n    issue: b',
    ],
    [
      'a word between two keys',
      'issues:\n  - id: a\n    ne█\n    issue: b',
      'need',
      'issues:\n  - id: a\n    need: <need>\n    issue: b',
    ],
    [
      'too far to the right',
      'vision:\n  statement: a\n     █',
      'revisit',
      'vision:\n  statement: a\n  revisit: semiannually',
    ],
    [
      'too far to the left, between entries',
      'issues:\n  - id: a\n    issue: b\n█\n  - id: c\n    issue: d',
      'Issue',
      'issues:\n  - id: a\n    issue: b\n  - id: issue-3\n    issue: <issue>\n    owner: city\n    need: <need>\n    practices:\n      - practice: emphasize-benefits\n        how: <how>\n    mechanisms:\n      organization:\n        - …\n      initiative:\n        - …\n    objections:\n      - objection: <objection>\n        from: forum\n        response: <response>\n  - id: c\n    issue: d',
    ],
    ['a tab for indentation', 'vision:\n\t█', 'statement', 'vision:\n  statement: <statement>'],
    ['a catalog entry behind the key', 'avoid: █', 'Do not twist arms', 'avoid:\n  - Do not twist arms'],
    ['a catalog entry behind a dash', 'avoid:\n  - █', 'Do not twist arms', 'avoid:\n  - Do not twist arms'],
    ['a catalog entry without its dash', 'avoid:\n  █', 'Do not twist arms', 'avoid:\n  - Do not twist arms'],
    [
      'a catalog entry over a longer text',
      'avoid:\n  - twist█ some arms',
      'Do not twist arms',
      'avoid:\n  - Do not twist arms',
    ],
    [
      'a catalog entry in its map form',
      'avoid:\n  - text: tw█',
      'Do not twist arms',
      'avoid:\n  - text: Do not twist arms',
    ],
    [
      'a catalog entry that needs quotes in flow',
      'matrix:\n  - partner: city\n    organization: {opportunity: [█]}',
      'Development, renewal',
      'matrix:\n  - partner: city\n    organization: {opportunity: ["Development, renewal"]}',
    ],
    [
      'a catalog entry with quotes, within quotes',
      'matrix:\n  - partner: city\n    organization:\n      price:\n        - "repu█"',
      'Reputation and ego: giving up exclusivity, sharing "exclusive" knowledge',
      'matrix:\n  - partner: city\n    organization:\n      price:\n        - "Reputation and ego: giving up exclusivity, sharing \\"exclusive\\" knowledge"',
    ],
    ['a practice', 'practices:\n  - █', 'align-expectations', 'practices:\n  - align-expectations'],
    [
      'a practice in its map',
      'practices:\n  - practice: al█',
      'align-expectations',
      'practices:\n  - practice: align-expectations',
    ],
    ['a required companion', 'signoff:\n  - ver█', 'verdict', 'signoff:\n  - partner: city\n    verdict: approves'],
    [
      'the rest of a whole',
      'issues:\n  - id: a\n    issue: b\nresources:\n  - █',
      'kind',
      'issues:\n  - id: a\n    issue: b\nresources:\n  - id: resource-1\n    resource: <resource>\n    kind: money',
    ],
    [
      'an id from the name',
      'issues:\n  - id: █\n    issue: School meals',
      'school-meals',
      'issues:\n  - id: school-meals\n    issue: School meals',
    ],
    ['a conflict of interest in words', 'x-a: 1\npartnerss█', 'summary', 'x-a: 1\nsummary: <summary>'],
  ];
  for (const [name, marked, label, expected] of edits) {
    it(name, () => {
      assert.equal(tails(marked, label), expected);
      assertAllSound(doc(marked));
      const windows = (text: string) => text.replaceAll('\n', '\r\n');
      assert.equal(chosen(windows(doc(marked)), label), windows(BASE + expected), 'with CRLF');
    });
  }

  const nothing: readonly (readonly [name: string, marked: string])[] = [
    ['in a free text', 'summary: Some words █'],
    ['in a literal block', 'summary: |\n  sta█\n'],
    ['on a blank line of a literal block', 'summary: |\n  one\n  █\n  two\n'],
    ['at the end of a folded block', 'summary: >-\n  one\n  █'],
    ['behind the sign of a block', 'summary: |█'],
    ['in a text over several lines', 'summary: one\n  two█\n  three'],
    ['in a quoted text over several lines', 'summary: "one\n  sta█\n  three"'],
    ['in a comment', '# stage: █'],
    ['in a comment behind a value', 'stage: agreed # a█'],
    ['behind a finished value', 'stage: agreed █'],
    ['behind a flow list', 'vision:\n  sharedBy: [city] █'],
    ['behind a finished map in flow style', 'horizon: {start: 2027-01-01} █'],
    ['before a list in flow style', 'avoid: █[x]'],
    ['before a value in flow style', 'review: {cadence:█ monthly}'],
    ['behind a nested list', 'x-a: 1\nlandmines: {organization: [a] █}'],
    ['behind a quoted text in flow style', 'avoid: ["a" █]'],
    ['right before a comment', '█# a remark'],
    ['behind a flow map over lines', 'review: {cadence: monthly,\n  last: 2027-01-01}█'],
    ['behind an alias', 'x-a: &a [city]\nvision:\n  sharedBy: *█'],
    ['where the user’s own keys hold anything', 'x-own:\n  █'],
    ['below an unknown key', 'nonsense:\n  █'],
    ['before a marker of documents', '---█'],
    ['in the indentation of a key', 'vision:\n █ statement: x'],
    ['between a key and its colon', 'stage █: agreed'],
    ['before a value that stands below', 'avoid: █\n  - x'],
  ];
  for (const [name, marked] of nothing) {
    it(`nothing ${name}`, () => assert.deepEqual(labels(doc(marked)), []));
  }

  const offers: readonly (readonly [
    name: string,
    marked: string,
    wanted: readonly string[],
    unwanted: readonly string[],
  ])[] = [
    [
      'keys that are there aren’t offered again',
      'vision:\n  statement: a\n  █\n  revisit: monthly',
      ['goals', 'sharedBy'],
      ['statement', 'revisit'],
    ],
    [
      'both a sibling and an entry, where dashes stand below their key',
      'vision:\n  goals:\n  - id: a\n    goal: b\n  █',
      ['statement', 'Goal'],
      ['goals'],
    ],
    [
      'a commitment doesn’t depend on itself or what waits for it',
      'implementation:\n  commitments:\n    - {id: a, what: x}\n    - {id: b, what: x, dependsOn: [a]}\n    - {id: c, what: x, dependsOn: [b]}\n    - id: d\n      what: y\n    - id: e\n      what: y\n',
      [],
      [],
    ],
    [
      'nor in flow style',
      'implementation:\n  commitments:\n    - {id: a, what: x, dependsOn: [█]}\n    - {id: b, what: x, dependsOn: [a]}\n    - {id: c, what: x}\n',
      ['c'],
      ['a', 'b'],
    ],
    [
      'nor in block style',
      'implementation:\n  commitments:\n    - id: a\n      what: x\n      dependsOn:\n        - █\n    - {id: b, what: x, dependsOn: [a]}\n    - {id: c, what: x}\n',
      ['c'],
      ['a', 'b'],
    ],
    [
      'catalog entries of that very cell',
      'matrix:\n  - partner: city\n    initiative:\n      price:\n        - █',
      ['Other opinions'],
      ['Time / resources', 'Partnership of interests'],
    ],
    [
      'never one already there, in either language',
      'avoid:\n  - לא לכופף ידיים\n  - Do not make unilateral moves.\n  - █',
      ['Do not enter a partnership that does not fit the organisation'],
      ['Do not twist arms', 'Do not make unilateral moves'],
    ],
    [
      'nor one there in its map form',
      'avoid:\n  - {text: Do not twist arms, note: n}\n  - █',
      ['Do not make unilateral moves'],
      ['Do not twist arms'],
    ],
    ['nor in flow style', 'avoid: [Do not twist arms, █]', ['Do not make unilateral moves'], ['Do not twist arms']],
    [
      'practices that aren’t in use yet',
      'practices:\n  - align-expectations\n  - {practice: transparency, how: x}\n  - █',
      ['emphasize-benefits'],
      ['align-expectations', 'transparency'],
    ],
    [
      'catalog entries by any of their words',
      'avoid:\n  - arms█',
      ['Do not twist arms'],
      ['Do not make unilateral moves'],
    ],
    [
      'catalog entries by the other language',
      'avoid:\n  - ידיים█',
      ['Do not twist arms'],
      ['Do not make unilateral moves'],
    ],
    ['no catalog entry for words of one’s own', 'avoid:\n  - Never be late█', [], ['Do not twist arms']],
    ['booleans', 'resources:\n  - id: a\n    resource: b\n    kind: money\n    exclusive: █', ['true', 'false'], []],
    [
      'a commitment’s id may stand behind',
      'implementation:\n  commitments:\n    - {dependsOn: [█], id: a, what: x}\n    - {id: c, what: x}\n',
      ['c'],
      ['a'],
    ],
    ['a comma, where another entry follows', 'vision:\n  sharedBy: [\n    █\n    city\n  ]', ['forum'], ['city']],
    ['only dates that keep their order', 'horizon: {start: █, end: 2026-12-31}', ['2026-12-31'], [EXAMPLES_TODAY]],
    ['an end that isn’t before the start', 'horizon: {start: 2030-05-05, end: █}', ['2031-05-31'], [EXAMPLES_TODAY]],
    [
      'words of a whole number',
      'x-a: 1\nresources:\n  - {id: a, resource: b, kind: money, currency: █}',
      ['ILS', 'USD', 'EUR', 'GBP'],
      [],
    ],
  ];
  for (const [name, marked, wanted, unwanted] of offers) {
    it(name, () => {
      if (!marked.includes(CURSOR)) return;
      const found = assertAllSound(doc(marked));
      for (const label of wanted) assert.ok(found.includes(label), `${label} among ${found.join(' | ')}`);
      for (const label of unwanted) assert.ok(!found.includes(label), `no ${label}`);
      assert.equal(new Set(found).size, found.length, 'each once');
    });
  }

  it('the likeliest stands first', () => {
    const first = (marked: string) => labels(doc(marked))[0];
    assert.deepEqual(labels(`partnership: 1\n█`).slice(0, 4), ['title', 'partners', 'language', 'summary']);
    assert.equal(first('resources:\n  - {id: a, resource: b, kind: money, currency: █}'), 'ILS');
    assert.equal(
      first(
        'resources:\n  - {id: a, resource: b, kind: money, currency: GBP}\n  - {id: c, resource: b, kind: money, currency: █}',
      ),
      'GBP',
    );
    assert.equal(first('matrix:\n  - partner: city\n  - partner: █'), 'forum');
    assert.equal(first('horizon:\n  start: █'), EXAMPLES_TODAY);
    assert.equal(
      first(
        'horizon: {start: 2027-01-01, end: 2029-12-31}\nimplementation:\n  commitments:\n    - {id: a, what: b, due: █}',
      ),
      '2027-03-31',
    );
    assert.equal(first('review: {cadence: quarterly, last: 2027-02-15, next: █}'), '2027-05-15');
    assert.equal(first('language: █'), 'en');
    assert.equal(labels(`${HEBREW}language: █`)[0], 'he');
    assert.equal(first('governance: {setting: {cadence: █}}'), 'monthly');
    assert.equal(first('sectorValue:\n  - sector: █'), 'local-government');
    assert.equal(first('sectorValue:\n  - sector: local-government\n  - sector: █'), 'community');
    for (const [decision, wanted] of [
      ['\n    by: [city]\n    consulted: [█]', 'forum'],
      ['\n    by: [forum]\n    consulted:\n      - █', 'city'],
      ['\n    by:\n      - city\n    consulted: █', 'forum'],
    ]) {
      assert.equal(first(`decisions:\n  - id: a${decision}`), wanted, decision);
    }
    assert.equal(first('decisions:\n  - {id: a, by: [city], consulted: [█]}'), 'forum');
    assert.equal(first('issues:\n  - id: a\n    owner: city\n    objections:\n      - from: █'), 'forum');
    assert.equal(
      labels(
        doc('').replace('sector: community', 'sector: community\n    brings:\n      - text: a\n        owner: █'),
      )[0],
      'forum',
    );
    const sorted = at(doc('█')).items.map(({ sortText }) => sortText ?? '');
    assert.deepEqual([...sorted].sort(), sorted);
  });

  it('a partner that has an entry isn’t offered for another one, while others have none', () => {
    const three = doc('').replace('partners:\n', 'partners:\n  - {id: parks, name: Parks, sector: government}\n');
    assert.deepEqual(labels(`${three}matrix:\n  - partner: city\n  - partner: █`), ['parks', 'forum']);
    assert.deepEqual(labels(`${three}signoff: [{partner: city}, {partner: █}]`), ['parks', 'forum']);
    assert.deepEqual(labels(`${three}matrix:\n  - partner: ci█ty\n  - partner: forum`), ['parks', 'city']);
    assert.equal(labels(doc('matrix:\n  - partner: city\n  - partner: fo█rum')).length, 2);
  });

  it('what another entry says isn’t offered, whichever way it is written', () => {
    for (const marked of [
      'practices:\n  - transparency\n  - practice: █',
      'practices:\n  - practice: transparency\n    how: b\n  - practice: █\n    how: a',
      'practices: [transparency, {practice: █}]',
      'practices: [{practice: █}, {practice: transparency, how: a}]',
      'avoid:\n  - Do not twist arms\n  - text: █\n    note: a',
      'avoid: [{text: Do not twist arms}, {text: █}]',
    ]) {
      const found = labels(doc(marked));
      assert.ok(found.length > 1, marked);
      assert.ok(!found.includes('transparency') && !found.includes('Do not twist arms'), marked);
    }
    assert.ok(labels(doc('practices: [{practice: tran█sparency}]')).includes('transparency'), 'its own text is');
    const { items } = at(doc('practices:\n  - emphasize-benefits\n  - █'));
    const outline = items.find(({ kind }) => kind === CompletionItemKind.Snippet);
    assert.doesNotMatch(JSON.stringify(outline?.textEdit), /emphasize-benefits/);
  });

  it('ids that are referred to and not declared yet come first', () => {
    const open = doc('vision: {sharedBy: [parks]}').replace('id: city', 'id: █');
    assert.deepEqual(labels(open), ['parks', 'the-city', 'partner-2']);
    assert.deepEqual(labels(doc('vision: {sharedBy: [city]}').replace('id: city', 'id: city█')), ['city']);
  });

  it('shares leave the whole whole', () => {
    const text = BASE.replace('sector: community', 'sector: community\n    power: {budgetShare: █}');
    assert.deepEqual(assertAllSound(text), ['60', '50']);
  });

  it('details are in the plan’s language', () => {
    const detail = (marked: string, label: string) => at(marked).items.find((item) => item.label === label)?.detail;
    assert.equal(detail(doc('matrix:\n  - partner: █'), 'city'), 'The city · local government');
    assert.equal(detail(`${HEBREW}matrix:\n  - partner: █`, 'city'), 'העירייה · שלטון מקומי');
    assert.equal(detail(`${HEBREW}█`, 'vision'), 'חזון משותף');
    assert.equal(detail(`${HEBREW}practices: [█]`, 'transparency'), 'שקיפות במערכות היחסים');
    assert.match(detail('█\nlanguage: he\n', 'title') ?? '', /חובה/);
    assert.ok(labels(`${HEBREW}avoid:\n  - █`).includes('לא לכופף ידיים'));
  });

  it('Hebrew words find catalog entries also without their prefixes', () => {
    assert.deepEqual(labels(`${HEBREW}avoid:\n  - שותפות█`).slice(0, 1), ['לא להיכנס לשותפות שאינה תואמת לארגון']);
  });

  it('an empty document is offered a whole plan, in both languages', () => {
    for (const marked of ['█', '# A remark\n\n█', 'par█', '\ufeff█', '█\n\n# a remark below\n']) {
      for (const label of ['Partnership plan', 'תוכנית שותפות']) {
        for (const snippets of [true, false]) {
          const text = chosen(marked, label, { snippets });
          const errors = check(text, { today: EXAMPLES_TODAY }).findings.filter(({ severity }) => severity === 'error');
          assert.deepEqual(errors, [], text);
        }
      }
    }
    assert.ok(chosen('\ufeff█', 'Partnership plan').startsWith('\ufeff# '));
    assert.ok(chosen('# a\r\n█', 'Partnership plan').includes('partnership: 1\r\n'));
    assert.ok(!labels('partnership: 1\n█').includes('Partnership plan'));
    assert.equal(labels('█', {}, { language: 'he' })[0], 'תוכנית שותפות');
    assert.ok(labels('█').includes('title'));
  });

  it('editors without snippets get plain text', () => {
    const completed = at(doc('█'), { snippets: false });
    for (const item of completed.items) {
      assert.equal(item.insertTextFormat, InsertTextFormat.PlainText);
      assert.ok(item.textEdit && TextEdit.is(item.textEdit) && !item.textEdit.newText.includes('$'));
    }
    assertAllSound(doc('█'), { snippets: false });
    assert.equal(tails('stage: █', 'agreed', { snippets: false }), 'stage: agreed');
  });

  it('editors that announce nothing get a single line', () => {
    const bare = { snippets: false, insertTextModes: undefined };
    for (const marked of ['█', doc('█'), doc('partners:\n  - id: a\n    po█'), doc('matrix:\n  █')]) {
      const { items } = at(marked, bare);
      assert.ok(items.length > 0);
      for (const { textEdit, label } of items) {
        assert.ok(textEdit && TextEdit.is(textEdit));
        assert.match(textEdit.newText, /^[^\r\n$]*\S[^\r\n$]*$/, label);
      }
    }
    assert.equal(tails('vis█', 'vision', bare), 'vision:');
    assert.deepEqual(
      labels('█', bare).filter((label) => label === 'Partnership plan'),
      [],
    );
  });

  describe('text over several lines stands as it should', () => {
    const both = [InsertTextMode.asIs, InsertTextMode.adjustIndentation];
    const clients: Readonly<Record<string, readonly [Partial<CompletionHost>, boolean]>> = {
      'in VS Code and Zed': [{ insertTextModes: both }, false],
      'in nvim-cmp, which announces both ways and indents snippets always': [{ insertTextModes: both }, true],
      'in blink.cmp, which announces to insert as it is and indents snippets': [
        { insertTextModes: [both[0] ?? 1] },
        true,
      ],
      'in Neovim and Helix, which announce nothing and indent snippets': [{ insertTextModes: undefined }, true],
    };
    const places = [
      'vi█',
      'matrix:\n  - █',
      'matrix:\n  - partner: city\n    ini█',
      'partners:\n  - id: a\n    power: █',
      'partners:\n    - id: a\n      po█',
      'implementation:\n  commitments:\n    - what: x\n      █',
      'governance:\n  █',
      'issues:\n- issue: x\n  █\n  id: y',
    ];
    /** What is offered here begins at the cursor in part, and in part at the colon. */
    const MIXED = ['partners:\n  - id: a\n    conflictOfInterest: █'];
    it('begins at one place, for editors that announce nothing', () => {
      let moved = 0;
      for (const place of [...places, ...MIXED]) {
        const marked = `partnership: 1\n${place}\n`;
        const honest = at(marked, { insertTextModes: [InsertTextMode.adjustIndentation] });
        const aligned = at(marked, { insertTextModes: undefined });
        const starts = aligned.items.map(({ textEdit }) => textEdit && TextEdit.is(textEdit) && textEdit.range.start);
        assert.equal(new Set(starts.map((start) => JSON.stringify(start))).size, 1, place);
        for (const [index, item] of aligned.items.entries()) {
          const own = honest.items[index] ?? item;
          assert.equal(after(aligned, item), after(honest, own));
          if (JSON.stringify(own.textEdit?.newText) !== JSON.stringify(item.textEdit?.newText)) moved++;
        }
      }
      assert.ok(moved > 0);
    });
    for (const [what, [host, reindents]] of Object.entries(clients)) {
      for (const eol of ['\n', '\r\n']) {
        it(`${what}${eol === '\n' ? '' : ', CRLF'}`, () => {
          let lines = 0;
          for (const place of places) {
            const marked = `partnership: 1\n${place}\n`.replaceAll('\n', eol);
            const [honest, fitted] = [at(marked), at(marked, host)];
            assert.equal(fitted.items.length, honest.items.length);
            for (const [index, item] of fitted.items.entries()) {
              const wanted = after(honest, honest.items[index] ?? item);
              assert.equal(
                after(fitted, item, (isSnippet) => reindents && isSnippet),
                wanted,
              );
              if (item.textEdit?.newText.includes('\n')) lines++;
            }
          }
          assert.ok(lines > 20, `${lines} items of several lines`);
        });
      }
    }
  });

  it('nothing in a plan gets into a snippet as anything but text', () => {
    const text = doc('matrix:\n  - █').replaceAll('id: city', "id: '${1:$CLIPBOARD}|a,b|}'");
    const completed = at(text);
    for (const item of completed.items) assert.match(after(completed, item), /\n {2}- /);
    assert.ok(completed.items.some((item) => after(completed, item).includes('CLIPBOARD')));
  });

  it('what is typed is compared with both languages', () => {
    const filter = (marked: string, label: string) => at(marked).items.find((item) => item.label === label)?.filterText;
    assert.equal(filter(`${HEBREW}█`, 'vision'), 'vision חזון משותף');
    assert.match(filter(`${HEBREW}avoid:\n  - █`, 'לא לכופף ידיים') ?? '', /twist arms/);
    assert.match(filter(doc('avoid:\n  - arms█'), 'Do not twist arms') ?? '', /^arms /);
  });

  it('lists that depend on the words typed are asked for again', () => {
    assert.equal(at(doc('avoid:\n  - █')).isIncomplete, true);
    assert.equal(at(doc('stage: █')).isIncomplete, false);
  });

  describe('in comments', () => {
    it('a comment that ignores', () => {
      const text = 'partnership: 1\n# █\ntitle: x\npartners: []\n';
      assert.deepEqual(labels(text), ['partnership-ignore-next-line']);
      const after = chosen(text, 'partnership-ignore-next-line');
      assert.match(after, /^# partnership-ignore-next-line [a-z-]+ -- the reason$/m);
      assert.ok(
        check(after).findings.every(({ rule }) => rule !== 'ignore-without-reason' && rule !== 'unused-ignore'),
      );
      assert.deepEqual(labels('# part█\npartnership: 1\n'), ['partnership-ignore-next-line', 'partnership-ignore']);
      assert.match(chosen('#█\npartnership: 1\n', 'partnership-ignore'), /^# partnership-ignore /);
      assert.deepEqual(labels('# Some remark█\npartnership: 1\n'), []);
      assert.deepEqual(labels('stage: agreed # █\n'), []);
    });

    it('rule ids, those that fire there first', () => {
      const found = at(doc('# partnership-ignore-next-line █\nstage: nonsense\n'));
      assert.equal(found.items[0]?.label, 'schema');
      assert.equal(found.items.length, RULES.length);
      assert.equal(found.items[0]?.detail, ruleById('schema')?.summary.en);
      assert.equal(
        tails('# partnership-ignore-next-line sch█ma\nstage: nonsense\n', 'schema'),
        '# partnership-ignore-next-line schema\nstage: nonsense\n',
      );
    });

    it('each rule once, then the reason', () => {
      const second = labels(doc('# partnership-ignore-next-line schema, █'));
      assert.equal(second.length, RULES.length - 1);
      assert.ok(!second.includes('schema'));
      assert.deepEqual(labels(doc('# partnership-ignore-next-line schema █')), ['-- the reason']);
      assert.equal(
        tails('# partnership-ignore-next-line schema -█', '-- the reason'),
        '# partnership-ignore-next-line schema -- the reason',
      );
      assert.deepEqual(labels(doc('# partnership-ignore-next-line schema -- because █')), []);
    });
  });

  describe('documentation', () => {
    const documented = (marked: string, label: string) => {
      const { items, analysis } = at(marked, { uri: 'file:///a.partnership.yaml' });
      const item = items.find((one) => one.label === label);
      assert.ok(item, label);
      assert.equal(item.documentation, undefined, 'only when asked for');
      assert.ok(JSON.stringify(item.data).length < 500, 'what travels is small');
      assert.equal((item.data as CompletionData).uri, 'file:///a.partnership.yaml');
      const { documentation } = resolveCompletion(JSON.parse(JSON.stringify(item)), analysis);
      assert.ok(typeof documentation === 'object');
      assert.equal(documentation.kind, 'markdown');
      return documentation.value;
    };

    it('of keys, with where they come from', () => {
      assert.match(
        documented(doc('█'), 'vision'),
        /shared vision[\s\S]*line 116[\s\S]*“Create a shared vision” \(line 122\)/,
      );
      assert.match(
        documented(`${HEBREW}█`, 'vision'),
        /החזון המשותף[\s\S]*שורה 116[\s\S]*״לייצר חזון משותף״ \(שורה 122\)/,
      );
      assert.match(documented(doc('matrix:\n  - █'), 'partner'), /\S/);
    });

    it('of words, references, catalog entries, practices and rules', () => {
      assert.match(documented(doc('blend: █'), 'soup'), /\S/);
      assert.match(documented(doc('matrix:\n  - partner: █'), 'city'), /The city/);
      assert.match(documented(doc('avoid:\n  - █'), 'Do not twist arms'), /לא לכופף ידיים[\s\S]*line 132/);
      assert.match(documented(doc('practices:\n  - █'), 'transparency'), /שקיפות/);
      assert.match(documented(doc('# partnership-ignore-next-line █'), 'schema'), /\S/);
    });

    it('every item has some', () => {
      for (const marked of [
        '█',
        'vision:\n  █',
        'stage: █',
        'practices:\n  - █',
        'horizon: {start: █}',
        'issues:\n  - █',
      ]) {
        const { items, analysis } = at(doc(marked));
        for (const item of items) assert.ok(resolveCompletion(item, analysis).documentation, item.label);
      }
    });

    for (const [name, text] of documents()) {
      it(`every item has some, anywhere in ${name}`, function () {
        this.timeout(60_000);
        const analysis = check(text, { today: EXAMPLES_TODAY });
        const seen = new Set<string>();
        for (const offset of places(text)) {
          for (const item of complete(analysis, offset, HOST).items) {
            const key = JSON.stringify(item.data ?? item.label);
            if (seen.has(key)) continue;
            seen.add(key);
            const { documentation } = resolveCompletion(item, analysis);
            assert.ok(
              typeof documentation === 'object',
              `${item.label} at ${JSON.stringify(text.slice(offset - 40, offset))}`,
            );
            const letters = analysis.language === 'he' || /[א-ת]/.test(item.label) ? /[א-ת]/ : /[a-z]/i;
            assert.match(documentation.value, letters, item.label);
            assert.doesNotMatch(
              String(resolveCompletion(item, analysis, false).documentation),
              /\*\*|`|\\/,
              item.label,
            );
          }
        }
        assert.ok(seen.size > 5);
      });
    }

    it('of a comment that ignores, and of its reason, tells what the rules are about', () => {
      assert.match(documented(`# █\n${BASE}`, 'partnership-ignore'), /reason[\s\S]*\*\*/);
      const rule = ruleById('no-backbone');
      const reason = `# partnership-ignore no-backbone █\n${doc('avoid: []')}`;
      assert.ok(documented(reason, '-- the reason').includes(rule?.summary.en ?? '-'));
      const hebrew = `# partnership-ignore no-backbone █\n${HEBREW}`;
      assert.ok(documented(hebrew, '-- הסיבה').includes(rule?.summary.he ?? '-'));
    });

    it('of a whole plan is in the language of that plan', () => {
      assert.match(documented('█', 'Partnership plan'), /All sheets/);
      assert.match(documented('█', 'תוכנית שותפות'), /כל הגיליונות/);
    });

    it('of words says what they mean, or what the place is for', () => {
      assert.match(documented(doc('blend: █'), 'soup'), /\*\*soup\*\*\n\nThe org/);
      assert.match(documented('█', 'partnership'), /version of the format/);
      assert.match(documented('partnership: █\ntitle: a', '1'), /version of the format/);
      assert.match(documented(doc('').replace(/(\n +)(sector:)/, '$1fits: █$1$2'), 'true'), /mandate/);
    });

    it('shows nothing of a plan as markup', () => {
      const text = doc('matrix:\n  - partner: █').replace('The city', "'![x](http://evil.example/x.png) <b>'");
      assert.doesNotMatch(documented(text, 'city'), /!\[|\]\(|<b>/);
    });
  });

  describe('never fails', () => {
    const files = readdirSync('examples').filter((name) => name.endsWith('.yaml'));
    for (const name of files) {
      for (const eol of ['\n', '\r\n']) {
        it(`at any offset of ${name}${eol === '\n' ? '' : ', CRLF'}`, function () {
          this.timeout(60_000);
          const text = readFileSync(`examples/${name}`, 'utf8').replaceAll('\n', eol);
          const analysis = check(text, { today: EXAMPLES_TODAY });
          for (let offset = 0; offset <= text.length; offset++) complete(analysis, offset, HOST);
        });
      }
    }

    it('on broken text', () => {
      const broken = [
        'a: [b, {c: "d\ne: f\n- g: [',
        '{partnership: 1, title: , partners: [{id: , name}]}',
        '- - - a: b\n  - c',
        '\t\tstage:\t\n\t- x\n',
        '? a\n: b\n? [c]\n',
        '<<<<<<< ours\nstage: a\n=======\nstage: b\n>>>>>>> theirs\n',
        'a: &a [*a]\nb: *a\nc: !!str d\n',
        "\"stage\": 'x'\n'title': |\n  a\n b\n",
        '---\nstage: \n---\ntitle: x\n...\n',
        '\u0000\ud800: x\r\ry: z',
        '['.repeat(500),
        '{a: '.repeat(500),
        'vision:\n  sharedBy: [a, "b, c\n  goals: {',
      ];
      for (const text of broken) {
        const analysis = check(text);
        const step = Math.max(1, Math.floor(text.length / 200));
        for (let offset = 0; offset <= text.length; offset += step) complete(analysis, offset, HOST);
      }
    });
  });

  it('takes less than 5 ms in a plan of 5,000 lines', () => {
    const partners = [...Array(40).keys()].map((i) => `  - {id: p${i}, name: Partner ${i}, sector: community}\n`);
    const row = (i: number) =>
      `  - partner: p${i % 40}\n    organization:\n      opportunity:\n        - Benefit to the organisation\n      price:\n        - Time / resources\n`;
    const rows = [...Array(820).keys()].map(row).join('');
    const marked = `partnership: 1\ntitle: x\npartners:\n${partners.join('')}matrix:\n${rows}        - █\n`;
    const offset = marked.indexOf(CURSOR);
    const text = marked.replace(CURSOR, '');
    assert.ok(text.split('\n').length > 4900);
    const analysis = check(text, { today: EXAMPLES_TODAY });
    const times: number[] = [];
    for (let run = 0; run < 40; run++) {
      const start = performance.now();
      assert.ok(complete(analysis, offset, HOST).items.length > 0);
      complete(analysis, text.length, HOST);
      times.push((performance.now() - start) / 2);
    }
    // A guard against work that grows with the plan; how fast it is, a bench tells.
    const best = Math.min(...times);
    assert.ok(best < 100, `${best} ms`);
  });
});

describe('a new plan', () => {
  const partners = [
    { name: 'City of Haifa', sector: 'local-government' },
    { name: 'עמותת "אור": #1', sector: 'civil-society' },
    { name: 'City of Haifa', sector: 'community' },
  ] as const;

  it('has no error, whatever it is called and on whatever day', () => {
    const titles = [
      '',
      'A: b #c',
      '- x',
      '"',
      "'",
      '*x',
      '\u202eabc',
      'a\nb: c\r\n# d',
      '${1:x}',
      '1',
      '\ud800',
      'null',
    ];
    for (const language of ['he', 'en'] as const) {
      const plans = [
        ...titles.map((title) => ({ title, today: '2027-01-31', count: 3 })),
        ...['2028-02-29', '2027-12-31', '2027-08-31'].map((today) => ({ title: 'x', today, count: 2 })),
        ...[0, 1].map((count) => ({ title: 'x', today: '2027-03-01', count })),
      ];
      for (const { title, today, count } of plans) {
        const given = partners.slice(0, count).map((one) => ({ ...one, name: title || one.name }));
        const text = newPlan({ language, title, partners: given }, today);
        const { findings, plan } = check(text, { today });
        const faults = findings.filter(
          ({ severity, rule }) => severity === 'error' || ruleById(rule)?.category === 'structure',
        );
        assert.deepEqual(faults, [], text);
        assert.equal(plan?.language?.value, language);
        assert.equal(plan?.partners.length, Math.max(2, count));
        assert.equal(plan?.matrix.length, plan?.partners.length);
      }
    }
  });

  it('asks for little at the first meeting, and tells of every hint that is left', () => {
    for (const language of ['he', 'en'] as const) {
      for (const [count, most] of [
        [0, 20],
        [3, 22],
      ] as const) {
        const text = newPlan({ language, title: 'x', partners: partners.slice(0, count) }, '2027-01-31');
        const { findings } = check(text, { today: '2027-01-31' });
        assert.ok(findings.length <= most, `${findings.length} findings of a new plan of ${count} partners`);
        assert.deepEqual(
          findings.flatMap(({ severity, rule }) => (severity === 'info' ? [] : [rule])),
          ['missing-shared-vision', 'success-undefined'],
        );
        for (const { index } of text.matchAll(/(?<=^[^#\n]*)<[^<>\n]*>/gm)) {
          assert.ok(
            findings.some(({ start }) => start === index),
            text.slice(index, index + 40),
          );
        }
      }
    }
  });

  it('makes ids of the names, each once', () => {
    const { plan } = check(newPlan({ language: 'en', title: 'x', partners }, '2027-01-31'));
    assert.deepEqual(
      plan?.partners.map(({ id }) => id?.value),
      ['city-of-haifa', 'partner-2', 'city-of-haifa-2'],
    );
  });

  it('says the same in both languages', () => {
    const keys = (language: 'en' | 'he') =>
      newPlan({ language, title: 'x', partners }, '2027-01-31').match(/^ *(?:- )?\w+:/gm);
    assert.deepEqual(keys('he'), keys('en'));
  });
});
