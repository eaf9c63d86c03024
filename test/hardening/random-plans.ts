/** Plans made by chance, of any size: sound by the schema, if not by any rule. */
import { Document, isCollection, visit } from 'yaml';
import { planFormat, type Shape } from '../../server/src/schema/shape';
import type { Random } from './random';

const TEXTS: readonly string[] = [
  'A trail for all',
  'שביל לכולם, מהטחנה ועד הים',
  'The council: owner, planner and partner at once',
  'כך אמרו: ״לא בלעדינו״',
  "it's theirs",
  '- not a list',
  '# not a comment',
  'yes',
  '2027-01-01',
  '12',
  '[brackets], {braces} & *stars*',
  'two\nlines',
  'three\n\nlines with a gap\n',
  '  spaces around  ',
  'a very long text that goes on and on, over the edge of the line and beyond it, until somebody folds it at last',
  'סוף: עם # סולמית, ו"מירכאות" ו\'גרשיים\'',
  'tab\there',
  '🙂 and \u200f marks',
];

/** A plan's data, with lists of up to `most` entries. */
export function randomPlan(random: Random, most = 4): unknown {
  const plan = dataOf(planFormat.root, random, most, 0) as Record<string, unknown>;
  return {
    partnership: 1,
    title: random.pick(TEXTS),
    ...plan,
    'x-own': random.chance(0.3) ? { a: [1, { b: null }] } : 1,
  };
}

function dataOf(shape: Shape, random: Random, most: number, depth: number): unknown {
  const branch = random.pick(planFormat.branches(shape));
  if (branch.const !== undefined) return branch.const;
  if (branch.enum) return random.pick(branch.enum);
  const type = Array.isArray(branch.type) ? random.pick(branch.type) : branch.type;
  switch (type) {
    case 'object': {
      const required = new Set(branch.required ?? []);
      const entries = Object.entries(branch.properties ?? {}).filter(
        ([key]) => required.has(key) || random.chance(0.6),
      );
      return Object.fromEntries(entries.map(([key, inner]) => [key, dataOf(inner, random, most, depth + 1)]));
    }
    case 'array': {
      const count = random.below(most + 1);
      const { items } = branch;
      return items ? Array.from({ length: count }, () => dataOf(items, random, most, depth + 1)) : [];
    }
    case 'number':
    case 'integer':
      return random.below(100);
    case 'boolean':
      return random.chance(0.5);
    default:
      if (branch.format === 'date') return `20${20 + random.below(10)}-0${1 + random.below(9)}-1${random.below(10)}`;
      if (branch['x-id'] || branch['x-ref']) return `id-${random.below(12)}`;
      return random.pick(TEXTS);
  }
}

/** A plan's data as YAML, laid out as one person or another likes it. */
export function writtenSomehow(data: unknown, random: Random): string {
  const document = new Document(data, { aliasDuplicateObjects: false });
  const flow = random.next() * 0.4;
  visit(document, {
    Collection(_key, node, path) {
      // Some lists and maps stand between brackets; a plan itself doesn't.
      if (isCollection(node) && path.length > 2 && random.chance(flow)) node.flow = true;
    },
  });
  const text = document.toString({
    indent: random.pick([1, 2, 2, 3, 4]),
    indentSeq: random.chance(0.7),
    lineWidth: random.pick([0, 40, 80]),
    defaultStringType: random.pick(['PLAIN', 'PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE']),
    singleQuote: random.pick([true, false, null]),
    blockQuote: random.pick([true, 'folded', 'literal', false]),
    nullStr: random.pick(['', '~', 'null']),
    flowCollectionPadding: random.chance(0.5),
  });
  const lines = text.split('\n').flatMap((line) => {
    // Before top-level keys, people leave room and write comments.
    if (!/^[a-z]/i.test(line)) return [line];
    return [...(random.chance(0.2) ? [''] : []), ...(random.chance(0.1) ? ['# why: "so"'] : []), line];
  });
  return lines.join(random.chance(0.3) ? '\r\n' : '\n');
}
