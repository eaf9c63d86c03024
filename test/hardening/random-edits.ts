import type { Random } from './random';

/** What people type, paste and break: words of the format, marks of YAML, other scripts, line ends of all kinds. */
const SNIPPETS: readonly string[] = [
  ...[
    'a',
    'x',
    ' ',
    '  ',
    '\n',
    '\r\n',
    '\r',
    '\t',
    ':',
    ': ',
    '- ',
    '-',
    '#',
    ' # ',
    '"',
    "'",
    '|',
    '>',
    '|-\n',
    '&a ',
    '*a',
  ],
  ...[
    '[',
    ']',
    '{',
    '}',
    ',',
    '? ',
    '!',
    '!!str ',
    '%',
    '@',
    '`',
    '---\n',
    '...\n',
    '\n---\n',
    '<<: *a\n',
    '\\',
    '\u0000',
  ],
  ...[
    '\ufeff',
    '\ud800',
    '\udc00',
    '\u2028',
    '\u0085',
    '\u202e',
    '״',
    'שלום',
    'ש: ל',
    '🙂',
    '0',
    '1',
    '~',
    'null',
    'true',
  ],
  ...[
    'id: x',
    'name: x\n',
    '\n  - id: a\n    name: b\n',
    '\npartners:\n',
    '\nvision:\n  statement: y\n',
    '  # comment\n',
  ],
  ...[
    '# partnership-ignore schema -- why\n',
    '# partnership-ignore-next-line no-exit -- why\n',
    '\n\n\n',
    '    ',
    'x-own: {a: [b',
  ],
  ...[
    '<<<<<<< HEAD\n',
    '=======\n',
    '>>>>>>> b\n',
    'key: |\n  text\n  # no comment\n',
    '&anchor',
    '*anchor',
    '[river-trust, ',
  ],
  ...[
    '__proto__: 1\n',
    'constructor:\n',
    '  toString: []\n',
    '2027-01-01',
    'P6W',
    'http://example.org',
    '"a: b"',
    "'it''s'",
  ],
];

/** Keys that hold lists of texts, and others. */
const KEYS: readonly string[] = [
  ...['avoid', 'insights', 'questions', 'practices', 'opportunity', 'price', 'organization', 'initiative', 'partners'],
  ...[
    'issues',
    'decisions',
    'signoff',
    'matrix',
    'glossary',
    'landmines',
    'springboards',
    'vision',
    'boundaries',
    'id',
  ],
  ...[
    'brings',
    'flexibleOn',
    'mechanisms',
    'commitments',
    'phases',
    'resources',
    'population',
    'name',
    'title',
    'xOwn',
  ],
];

type Edit = (text: string, random: Random) => string;

const lineStart = (text: string, offset: number) => text.lastIndexOf('\n', offset - 1) + 1;
const lineEnd = (text: string, offset: number) => {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
};
const anywhere = (text: string, random: Random) => random.below(text.length + 1);
const splice = (text: string, start: number, end: number, insert: string) =>
  text.slice(0, start) + insert + text.slice(end);

/** A stretch of whole lines, mostly few of them. */
function block(text: string, random: Random, most = 12): { start: number; end: number } {
  const start = lineStart(text, anywhere(text, random));
  let end = start;
  for (let lines = 1 + random.below(most); lines > 0; lines--) end = lineEnd(text, end);
  return { start, end };
}

function eachLine(text: string, { start, end }: { start: number; end: number }, change: (line: string) => string) {
  const lines = text.slice(start, end).split('\n').map(change).join('\n');
  return splice(text, start, end, lines);
}

const EDITS: readonly Edit[] = [
  (text, random) => {
    const at = anywhere(text, random);
    return splice(text, at, at, random.pick(SNIPPETS));
  },
  (text, random) => {
    const at = lineStart(text, anywhere(text, random));
    return splice(text, at, at, random.pick(SNIPPETS));
  },
  (text, random) => {
    const at = lineEnd(text, anywhere(text, random));
    return splice(text, Math.max(0, at - 1), Math.max(0, at - 1), random.pick(SNIPPETS));
  },
  (text, random) => {
    const at = anywhere(text, random);
    return splice(text, at, at + 1 + random.below(4), '');
  },
  (text, random) => {
    const at = anywhere(text, random);
    return splice(text, at, at + random.below(20), random.pick(SNIPPETS));
  },
  (text, random) => {
    const { start, end } = block(text, random, 1);
    return splice(text, start, end, '');
  },
  (text, random) => {
    const { start, end } = block(text, random);
    return splice(text, start, end, '');
  },
  (text, random) => {
    const { start, end } = block(text, random, 30);
    return splice(text, end, end, text.slice(start, end));
  },
  (text, random) => {
    const { start, end } = block(text, random, 30);
    const rest = splice(text, start, end, '');
    const at = lineStart(rest, anywhere(rest, random));
    return splice(rest, at, at, text.slice(start, end));
  },
  (text, random) => eachLine(text, block(text, random), (line) => (line.trim() === '' ? line : `  ${line}`)),
  (text, random) => eachLine(text, block(text, random), (line) => line.replace(/^ {1,2}/, '')),
  (text, random) =>
    eachLine(text, block(text, random), (line) => (line.trim() === '' ? line : line.replace(/^/, '# '))),
  (text, random) => eachLine(text, block(text, random), (line) => line.replace(/\r?$/, '\r')),
  (text, random) => eachLine(text, block(text, random, 200), (line) => line.replace(/\r$/, '')),
  (text, random) => {
    const start = anywhere(text, random);
    const end = start + random.below(60);
    return splice(text, start, end, `"${text.slice(start, end)}`);
  },
  (text, random) => {
    // As one types a word, or takes it back.
    const colon = text.indexOf(': ', anywhere(text, random));
    return colon < 0
      ? text
      : splice(text, colon + 2, colon + 2, random.pick(['&a ', '*a', '[', '{', '|\n', '>-\n', '"', 'x ']));
  },
  (text, random) => {
    // A section, or a part of one, under another name.
    const keys = [...text.matchAll(/^( *(?:- )?)([A-Za-z]+)(?=:)/gm)];
    if (keys.length === 0) return text;
    const { index, 1: lead = '', 2: word = '' } = random.pick(keys);
    const at = index + lead.length;
    return splice(text, at, at + word.length, random.pick(KEYS));
  },
  (text, random) => {
    const line = random.pick(['language: he', 'language: en', 'stage: agreed', 'stage: closed', 'stage: exploring']);
    const key = line.slice(0, line.indexOf(':'));
    const known = new RegExp(`^${key}:.*$`, 'm').exec(text);
    const at = known?.index ?? lineStart(text, anywhere(text, random));
    return splice(text, at, at + (known?.[0].length ?? 0), known ? line : `${line}\n`);
  },
  (text, random) => {
    const dash = text.indexOf('- ', anywhere(text, random));
    return dash < 0
      ? text
      : splice(text, dash + 2, dash + 2, random.pick(['&b ', '*b ', '- ', 'k: v\n', '? ', '#', '']));
  },
];

/** A text with one edit, such as people make with their keyboards, clipboards, and merge tools. */
export function randomEdit(text: string, random: Random): string {
  return random.pick(EDITS)(text, random);
}
