import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { isSeq, parse, parseDocument } from 'yaml';
import { check } from '../../server/src/check';
import { parseDocument as parsePlan } from '../../server/src/plan/document';
import { textsOf } from '../../server/src/plan/texts';
import { isPlaceholder } from '../../server/src/plan/values';
import { WORDINGS } from '../../server/src/plan/wordings';
import { ruleById } from '../../server/src/rules/all';

const root = resolve(__dirname, '../..');
const read = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

interface Snippet {
  readonly prefix: readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}
type Language = 'en' | 'he';
const languages: readonly Language[] = ['en', 'he'];
const files = {
  en: read('snippets/en.json') as Readonly<Record<string, Snippet>>,
  he: read('snippets/he.json') as Readonly<Record<string, Snippet>>,
};

/** Texts of the snippets that partners may agree to as they stand. */
const wordings = (language: Language): readonly string[] => [
  ...Object.values(WORDINGS).map((wording) => wording[language]),
  ...(language === 'he' ? ['תיאום ציפיות', 'יישום הפתרון'] : ['Align expectations', 'Carry out the solution']),
  ...Object.values(WORDINGS.term),
];

/** What a snippet may ask the editor for. */
interface Choices {
  readonly date: string;
  /** Which entry of each `${1|a,b|}` is taken, counted from 0 and round again. */
  readonly option: number;
}
const defaults: Choices = { date: '2027-02-03', option: 0 };

/** Writes out a TextMate snippet as the editor does before the first key is pressed. */
function expand(body: readonly string[], { date, option }: Choices): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const variables: Readonly<Record<string, string>> = {
    CURRENT_YEAR: year,
    CURRENT_MONTH: month,
    CURRENT_DATE: day,
  };
  const source = body.join('\n');
  const stops = new Map<string, string>();
  const token =
    /\\([$}\\])|\$(\d+)|\$([A-Z_]+)|\$\{(\d+)\|((?:[^|\\]|\\.)*)\|\}|\$\{(\d+):((?:[^$}\\]|\\.|\$[A-Z_]+)*)\}/g;
  /** A mirror may stand before the place that has the text, hence the two rounds. */
  const round = (text: string): string =>
    text.replace(token, (all, escaped, mirror, variable, choiceId, options, id, content) => {
      if (escaped !== undefined) return escaped;
      if (mirror !== undefined) return mirror === '0' ? '' : (stops.get(mirror) ?? `MISSING ${all}`);
      if (variable !== undefined) return variables[variable] ?? `UNKNOWN ${variable}`;
      if (choiceId !== undefined) {
        const list = options.split(',');
        stops.set(choiceId, list[option % list.length] ?? '');
        return stops.get(choiceId) ?? '';
      }
      stops.set(id, round(content));
      return stops.get(id) ?? '';
    });
  round(source);
  return round(source);
}

/** Where each part belongs: the list it is an entry of, or the top level. */
const places: Readonly<Record<string, readonly (string | number)[]>> = {
  matrix: ['matrix'],
  'matrix-all': [],
  'sheet-2': [],
  'sheet-3': ['issues'],
  vision: [],
  partner: ['partners'],
  population: [],
  issue: ['issues'],
  objection: ['issues', 0, 'objections'],
  practice: ['issues', 0, 'practices'],
  decision: ['decisions'],
  governance: [],
  implementation: [],
  commitment: ['implementation', 'commitments'],
  measurement: [],
  indicator: ['measurement', 'indicators'],
  resource: ['resources'],
  'glossary-term': ['glossary'],
  review: [],
  'sign-off': [],
};

/** The plan `base` with `part` written where it belongs; a section takes the place of the one that is there. */
function insert(base: string, part: string, place: readonly (string | number)[]): string {
  if (place.length === 0) {
    const keys = [...part.matchAll(/^([a-zA-Z]+):/gm)].map((match) => match[1]);
    const sections = base.split(/^(?=[a-zA-Z]+:)/m).filter((section) => !keys.includes(/^\w+/.exec(section)?.[0]));
    return `${sections.join('').trimEnd()}\n\n${part}\n`;
  }
  const list = parseDocument(base).getIn(place, true);
  if (!isSeq(list) || !list.range) return `${base.trimEnd()}\n\n${place.join()}:\n${indent(part, 2)}\n`;
  const before = base.slice(0, list.range[1]).trimEnd();
  const column = list.range[0] - base.lastIndexOf('\n', list.range[0] - 1) - 1;
  return `${before}\n${indent(part, column)}\n${base.slice(list.range[1])}`;
}

function indent(text: string, columns: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(columns));
}

const validate = addFormats(new Ajv({ strict: false, allErrors: true })).compile(
  read('schemas/partnership-plan.schema.json') as object,
);
const catalog = read('schemas/catalog.json') as {
  readonly entries: readonly {
    readonly id: string;
    readonly he: string;
    readonly en: string;
    readonly source: string;
  }[];
};

type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

/** Calls `see` for each value in the tree with the keys that lead to it, list positions left out. */
function walk(value: Value, path: readonly string[], see: (path: string, value: Value) => void): void {
  see(path.join('.'), value);
  if (Array.isArray(value)) for (const entry of value) walk(entry, path, see);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, entry] of Object.entries(value)) walk(entry, [...path, key], see);
  }
}

const declarations: Readonly<Record<string, string>> = {
  'partners.id': 'partner',
  'vision.goals.id': 'goal',
  'issues.id': 'issue',
  'decisions.id': 'decision',
  'implementation.phases.id': 'phase',
  'implementation.commitments.id': 'commitment',
  'measurement.indicators.id': 'indicator',
  'resources.id': 'resource',
};
const references: readonly (readonly [path: RegExp, kind: string])[] = [
  [/^(vision\.sharedBy|population\.representedBy|(matrix|signoff)\.partner|governance\.backbone)$/, 'partner'],
  [/^decisions\.(by|consulted|affects)$|\.(owner|who|with|informed|raisedBy)$/, 'partner'],
  [/^implementation\.commitments\.goal$|^measurement\.indicators\.goal$/, 'goal'],
  [/^implementation\.commitments\.issue$/, 'issue'],
  [/^implementation\.commitments\.dependsOn$/, 'commitment'],
];

/** Asserts that the plan keeps to the schema, and that ids are unique and references known. */
function assertSound(text: string): void {
  const document = parseDocument(text);
  assert.deepEqual([...document.errors, ...document.warnings], [], text);
  const plan = document.toJS() as Value;
  assert.ok(validate(plan), `${JSON.stringify(validate.errors)}\n${text}`);
  const declared = new Set<string>();
  walk(plan, [], (path, value) => {
    const kind = declarations[path];
    if (kind === undefined || Array.isArray(value)) return;
    assert.ok(!declared.has(`${kind} ${value}`), `${kind} ${value} is declared twice`);
    declared.add(`${kind} ${value}`);
  });
  walk(plan, [], (path, value) => {
    const kind = references.find(([pattern]) => pattern.test(path))?.[1];
    if (kind !== undefined && typeof value === 'string')
      assert.ok(declared.has(`${kind} ${value}`), `${path}: ${value}`);
    if (path.endsWith('.practice')) {
      assert.ok(
        catalog.entries.some(({ id }) => id === value),
        `practice ${String(value)}`,
      );
    }
    if (path.endsWith('.objections.from')) assert.ok(declared.has(`partner ${String(value)}`), String(value));
  });
}

/** The keys of a value, all the way down, without its texts. */
function skeleton(value: Value): unknown {
  if (Array.isArray(value)) return value.map(skeleton);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, skeleton(entry)]));
  }
  return typeof value;
}

describe('snippets', () => {
  it('are the same in both languages', () => {
    assert.deepEqual(Object.keys(files.he), Object.keys(files.en));
    assert.deepEqual(new Set(Object.keys(files.en)), new Set(['plan', ...Object.keys(places)]));
    for (const [name, english] of Object.entries(files.en)) {
      const hebrew = files.he[name];
      assert.ok(hebrew);
      const [a, b] = [english, hebrew].map(({ body }) => skeleton(parse(expand(body, defaults)) as Value));
      assert.deepEqual(b, a, name);
    }
  });

  it('have prefixes of their own, in Hebrew and Latin letters', () => {
    const all = languages.flatMap((language) => Object.values(files[language]).flatMap(({ prefix }) => prefix));
    assert.deepEqual(all, [...new Set(all)]);
    for (const { prefix, description } of Object.values(files.en)) {
      assert.ok(
        prefix.every((word) => /^[a-z][a-z0-9-]*$/.test(word)),
        prefix.join(),
      );
      assert.match(description, /^[A-Z].*\.$/);
    }
    for (const { prefix, description } of Object.values(files.he)) {
      assert.ok(
        prefix.some((word) => /^[א-ת][א-ת0-9-]*$/.test(word)),
        prefix.join(),
      );
      assert.ok(
        prefix.some((word) => /^[a-z][a-z0-9-]*-he$/.test(word)),
        prefix.join(),
      );
      assert.match(description, /[א-ת].*\.$/);
    }
  });

  for (const language of languages) {
    const snippets = files[language];
    const plan = snippets.plan;
    assert.ok(plan);
    describe(language, () => {
      for (const [name, snippet] of Object.entries(snippets)) {
        it(`${name}: tab stops run from 1 without a gap, and end with 0`, () => {
          const text = snippet.body.join('\n');
          const stops = new Set([...text.matchAll(/\$\{?(\d+)/g)].map((match) => Number(match[1])));
          assert.deepEqual(
            [...stops].sort((a, b) => a - b),
            [...stops].map((_, index) => index),
          );
          assert.match(text, /\$0$/);
          assert.equal(text.match(/\$0/g)?.length, 1);
          assert.doesNotMatch(text, /\t| +$/m);
        });

        it(`${name}: begins as its place wants it`, () => {
          const place = places[name];
          if (place === undefined) assert.match(snippet.body[0] ?? '', /^partnership: 1$/);
          else if (place.length === 0) assert.match(snippet.body[0] ?? '', /^[a-zA-Z]+:$/);
          else assert.match(snippet.body[0] ?? '', /^- [a-z]+: /);
          const key = place?.findLast((step) => typeof step === 'string');
          if (key !== undefined)
            assert.ok(snippet.description.includes(String(key)), 'its description names its place');
        });

        it(`${name}: gives no finding about structure`, () => {
          const place = places[name];
          const part = expand(snippet.body, defaults);
          const text = place === undefined ? part : insert(expand(plan.body, defaults), part, place);
          const findings = check(text, { today: defaults.date }).findings;
          assert.deepEqual(
            findings.filter(({ rule, severity }) => severity === 'error' || ruleById(rule)?.category === 'structure'),
            [],
          );
        });

        it(`${name}: gives a sound plan, whatever is chosen`, () => {
          const place = places[name];
          const runs = [...Array(10).keys()].map((option) => ({ ...defaults, option }));
          for (const choices of [...runs, { date: '2027-12-31', option: 0 }, { date: '2028-02-29', option: 0 }]) {
            const part = expand(snippet.body, choices);
            assertSound(place === undefined ? part : insert(expand(plan.body, choices), part, place));
          }
        });
      }

      it('what only partners can tell stands there as a hint, and little else', () => {
        const known = new Set(catalog.entries.map((entry) => entry[language]));
        const own = new Set<string>();
        for (const [name, { body }] of Object.entries(snippets)) {
          const place = places[name];
          const part = expand(body, defaults);
          const text = place === undefined ? part : insert(expand(plan.body, defaults), part, place);
          for (const { value } of textsOf(parsePlan(text).root)) {
            if (!isPlaceholder(value) && !known.has(value) && !catalog.entries.some(({ id }) => id === value))
              own.add(value);
          }
        }
        assert.deepEqual(own, new Set(wordings(language)));
      });

      it('the whole plan is told of what is left to write, quietly', () => {
        const { findings } = check(expand(plan.body, defaults), { today: defaults.date });
        const count = (rule: string) => findings.filter((one) => one.rule === rule).length;
        const placeholders = expand(plan.body, defaults).match(/^[^#\n]*<[^>\n]+>/gm)?.length ?? 0;
        // Of the vision, of success and of the need, rules of their own tell.
        assert.equal(count('placeholder-left'), placeholders - 3);
        assert.deepEqual(
          findings.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule),
          ['missing-shared-vision', 'success-undefined'],
        );
        assert.ok(findings.length <= 30, `${findings.length} findings`);
      });

      it('the parts with ids of their own go into one plan together', () => {
        let text = expand(plan.body, defaults);
        for (const name of [
          'sheet-2',
          'partner',
          'issue',
          'decision',
          'commitment',
          'indicator',
          'resource',
          'practice',
        ]) {
          text = insert(text, expand(snippets[name]?.body ?? [], defaults), places[name] ?? []);
        }
        assertSound(text);
      });

      it("the matrix offers all of the workshop's opportunities and prices", () => {
        for (const name of ['matrix', 'matrix-all']) {
          const texts = new Set<Value>();
          walk(parse(expand(snippets[name]?.body ?? [], defaults)) as Value, [], (_, value) => texts.add(value));
          for (const entry of catalog.entries.filter(({ source }) => source === 'L18' || source === 'L19')) {
            assert.ok(texts.has(entry[language]), entry[language]);
          }
        }
      });

      it('default dates keep their order on every day of a year', () => {
        for (let day = Date.UTC(2028, 0, 1); day < Date.UTC(2029, 0, 1); day += 86_400_000) {
          const date = new Date(day).toISOString().slice(0, 10);
          const text = expand(plan.body, { date, option: 0 });
          for (const [, start = '', end = ''] of text.matchAll(/start: (\S+)\n\s+(?:end|due): (\S+)/g)) {
            assert.ok(start <= end, `${start} ${end}`);
          }
        }
      });
    });
  }
});
