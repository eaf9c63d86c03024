// Writes client/syntaxes/partnership-plan.tmLanguage.json. The grammar is put together here, and not by hand,
// because the expression for a key is needed in a dozen places.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const OUTPUT = new URL('../client/syntaxes/partnership-plan.tmLanguage.json', import.meta.url);

/** What may follow a whole block-style value on its line: nothing, or a comment. */
const END = '(?=\\s*$|\\s+#)';
/** The same inside `[ ]` and `{ }`. */
const FLOW_END = '(?=\\s*(?:$|[,\\[\\]{}])|\\s+#)';
const QUOTED_KEY = `"(?:[^"\\\\]|\\\\.)*"|'(?:[^']|'')*'`;
const FIRST = '[^\\s\\-?:,\\[\\]{}#&*!|>\'"%@`]|[?:-](?=\\S)';
const KEY = `(?:${QUOTED_KEY}|(?:${FIRST})(?:[^\\s:#]|:(?=\\S)|(?<=\\S)#|[ \\t]+(?![\\s#:]))*?)`;
const FLOW_FIRST = '[^\\s\\-?:,\\[\\]{}#&*!|>\'"%@`]|[?:-](?=[^\\s,\\[\\]{}])';
const FLOW_REST = '(?:[^\\s:#,\\[\\]{}]|:(?=[^\\s,\\[\\]{}])|(?<=\\S)#|[ \\t]+(?![\\s#:,\\[\\]{}]))*';
const FLOW_KEY = `(?:${QUOTED_KEY}|(?:${FLOW_FIRST})${FLOW_REST}?)`;
const PROPERTIES = '(?:[&!]\\S*[ \\t]+){0,2}';
const BLOCK_HEADER = '([|>])([1-9]?[-+]?|[-+][1-9])(?=\\s*$|\\s+#)';
/**
 * A line that surely starts a new key of the plan: a quotation that was opened above and is not closed yet ends
 * there, so that a half-typed one does not colour the rest of the plan as text.
 */
const NEXT_KEY = '(?=^\\s*(?:-\\s+)*[a-z][A-Za-z]*:(?:\\s|$))|(?=^\\S)';

const include = (...names) => names.map((name) => ({ include: `#${name}` }));
const dash = { name: 'punctuation.definition.block.sequence.item.yaml' };
const colon = { name: 'punctuation.separator.key-value.mapping.yaml' };
const key = { name: 'entity.name.tag.yaml', patterns: include('key-parts') };

/** A header such as `key: |`, and its text: all lines deeper than `parent`, which is an expression of spaces. */
function blockScalar(start, startCaptures, parent) {
  const n = startCaptures.length;
  const captures = Object.fromEntries(startCaptures.map((capture, index) => [String(index + 1), capture]));
  return {
    begin: `^${start}(${PROPERTIES})${BLOCK_HEADER}`,
    beginCaptures: {
      ...captures,
      [n + 1]: { patterns: include('properties') },
      [n + 2]: { name: 'keyword.control.flow.block-scalar.yaml' },
      [n + 3]: { name: 'storage.modifier.block-scalar.yaml' },
    },
    end: `^(?!${parent} +\\S|\\s*$)`,
    patterns: include('comment', 'block-text'),
  };
}

const grammar = {
  $schema: 'https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json',
  name: 'Partnership plan',
  scopeName: 'source.yaml.partnership-plan',
  patterns: include('comment', 'document', 'block-scalar', 'block-key', 'block-item', 'value'),
  repository: {
    comment: {
      patterns: [
        {
          // # partnership-ignore-next-line rule-a, rule-b -- reason
          match:
            '(?:^|(?<=\\s))(#)([ \\t]*)(partnership-ignore(?:-next-line)?)(?![\\w-])' +
            '((?:(?![ \\t]--(?:\\s|$))[^\\r\\n])*)(?:[ \\t](--)([^\\r\\n]*))?',
          name: 'comment.line.number-sign.yaml',
          captures: {
            1: { name: 'punctuation.definition.comment.yaml' },
            3: { name: 'keyword.control.directive.ignore.partnership-plan' },
            4: {
              patterns: [
                {
                  match: '[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*',
                  name: 'variable.other.constant.rule.partnership-plan',
                },
                {
                  match: ',',
                  name: 'punctuation.separator.rule.partnership-plan',
                },
              ],
            },
            5: { name: 'punctuation.separator.reason.partnership-plan' },
            6: { name: 'meta.reason.partnership-plan' },
          },
        },
        {
          match: '(?:^|(?<=\\s))(#)([^\\r\\n]*)',
          name: 'comment.line.number-sign.yaml',
          captures: {
            1: { name: 'punctuation.definition.comment.yaml' },
            2: { name: 'meta.comment-text.yaml' },
          },
        },
      ],
    },
    document: {
      patterns: [
        { match: '^---(?=\\s|$)', name: 'entity.other.document.begin.yaml' },
        {
          match: '^\\.\\.\\.(?=\\s|$)',
          name: 'entity.other.document.end.yaml',
        },
        {
          match: '^%[A-Z]+\\b[^#\\r\\n]*',
          name: 'keyword.other.directive.yaml',
        },
      ],
    },
    'key-parts': {
      patterns: [
        {
          match: '\\\\(?:x\\h{2}|u\\h{4}|U\\h{8}|.)',
          name: 'constant.character.escape.yaml',
        },
      ],
    },
    dashes: { patterns: [{ match: '-', ...dash }] },
    properties: {
      patterns: [
        {
          match: '(&)([^\\s,\\[\\]{}]+)',
          captures: {
            1: { name: 'punctuation.definition.anchor.yaml' },
            2: { name: 'entity.name.type.anchor.yaml' },
          },
        },
        {
          match: '!(?:<[^>\\s]*>|[^\\s,\\[\\]{}]*)',
          name: 'storage.type.tag.yaml',
        },
      ],
    },
    'block-scalar': {
      patterns: [
        // How deep the text must stand depends on the column of its key, so each count of dashes has its pattern.
        blockScalar(
          `( *)(${PROPERTIES})(${KEY})\\s*(:)\\s+`,
          [{}, { patterns: include('properties') }, key, colon],
          '\\1',
        ),
        blockScalar(`( *)(-)( +)(${KEY})\\s*(:)\\s+`, [{}, dash, {}, key, colon], '\\1 \\3'),
        blockScalar(`( *)(-)( +)(-)( +)(${KEY})\\s*(:)\\s+`, [{}, dash, {}, dash, {}, key, colon], '\\1 \\3 \\5'),
        blockScalar('( *)(-)\\s+', [{}, dash], '\\1'),
        blockScalar('( *)(-)( +)(-)\\s+', [{}, dash, {}, dash], '\\1 \\3'),
        // A value on a line of its own below its key: the parent is not seen from here, any indented line may belong.
        blockScalar('()\\s*', [{}], ''),
      ],
    },
    // The text's own depth is that of its first line; a comment that stands left of it comes after the text.
    'block-text': {
      begin: '^(?= +\\S)',
      end: '^(?!\\s*#)',
      applyEndPatternLast: 1,
      patterns: [
        {
          begin: '\\G( +)(?=\\S)',
          end: '^(?!\\1|\\s*$)',
          contentName: 'string.unquoted.block.yaml',
        },
        ...include('comment'),
      ],
    },
    'block-key': {
      match: `^(\\s*)((?:[-?]\\s+)*)(${PROPERTIES})(?:(${KEY})|(\\*[^\\s,\\[\\]{}]+))\\s*(:)(?=\\s|$)`,
      captures: {
        2: { patterns: include('dashes', 'explicit-key') },
        3: { patterns: include('properties') },
        4: key,
        5: { patterns: include('alias') },
        6: colon,
      },
    },
    'block-item': {
      match: '^(\\s*)((?:[-?](?:\\s+|$))+)',
      captures: { 2: { patterns: include('dashes', 'explicit-key') } },
    },
    'explicit-key': {
      match: '\\?',
      name: 'keyword.operator.explicit-key.yaml',
    },
    value: {
      patterns: [
        ...include('properties', 'alias', 'flow-map', 'flow-list', 'double-quoted', 'single-quoted'),
        ...scalars(END),
        { match: '^(\\s*)(:)(?=\\s|$)', captures: { 2: colon } },
        {
          match: `\\S(?:[^\\s#]|(?<=\\S)#|\\s+(?![\\s#]|$))*`,
          name: 'string.unquoted.plain.out.yaml',
        },
      ],
    },
    alias: {
      match: '(\\*)([^\\s,\\[\\]{}]+)',
      captures: {
        1: { name: 'punctuation.definition.alias.yaml' },
        2: { name: 'variable.other.alias.yaml' },
      },
    },
    'double-quoted': {
      begin: '"',
      beginCaptures: {
        0: { name: 'punctuation.definition.string.begin.yaml' },
      },
      end: `(")|${NEXT_KEY}`,
      endCaptures: { 1: { name: 'punctuation.definition.string.end.yaml' } },
      name: 'string.quoted.double.yaml',
      patterns: [
        {
          match: '\\\\(?:[0abtnvfre "/\\\\N_LP\\t]|x\\h{2}|u\\h{4}|U\\h{8}|$)',
          name: 'constant.character.escape.yaml',
        },
        { match: '\\\\.', name: 'invalid.illegal.escape.yaml' },
      ],
    },
    'single-quoted': {
      begin: "'",
      beginCaptures: {
        0: { name: 'punctuation.definition.string.begin.yaml' },
      },
      end: `(')(?!')|${NEXT_KEY}`,
      endCaptures: { 1: { name: 'punctuation.definition.string.end.yaml' } },
      name: 'string.quoted.single.yaml',
      patterns: [{ match: "''", name: 'constant.character.escape.yaml' }],
    },
    'flow-map': flow('mapping', '\\{', '\\}'),
    'flow-list': flow('sequence', '\\[', '\\]'),
    'flow-inside': {
      patterns: [
        ...include('comment'),
        { match: ',', name: 'punctuation.separator.flow.yaml' },
        {
          match: `(${FLOW_KEY})\\s*(:)(?=[\\s,\\[\\]{}]|$)`,
          captures: { 1: key, 2: colon },
        },
        // A quoted key may have its value right behind the colon, as in JSON.
        { match: `(${QUOTED_KEY})\\s*(:)`, captures: { 1: key, 2: colon } },
        { match: '[:?](?=[\\s,\\[\\]{}]|$)', ...colon },
        ...include('properties', 'alias', 'flow-map', 'flow-list', 'double-quoted', 'single-quoted'),
        ...scalars(FLOW_END),
        {
          match: `(?:${FLOW_FIRST})${FLOW_REST}`,
          name: 'string.unquoted.plain.in.yaml',
        },
      ],
    },
  },
};

function scalars(end) {
  return [
    {
      match: `(?:true|True|TRUE|false|False|FALSE)${end}`,
      name: 'constant.language.boolean.yaml',
    },
    {
      match: `(?:null|Null|NULL|~)${end}`,
      name: 'constant.language.null.yaml',
    },
    { match: `\\d{4}-\\d{2}-\\d{2}${end}`, name: 'constant.other.date.yaml' },
    {
      match: `(?:[-+]?\\d+|0x\\h+|0o[0-7]+)${end}`,
      name: 'constant.numeric.integer.yaml',
    },
    {
      match: `(?:[-+]?(?:\\.\\d+|\\d+(?:\\.\\d*)?)(?:[eE][-+]?\\d+)?|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))${end}`,
      name: 'constant.numeric.float.yaml',
    },
  ];
}

function flow(kind, open, close) {
  return {
    begin: open,
    beginCaptures: { 0: { name: `punctuation.definition.${kind}.begin.yaml` } },
    // Block style cannot go on inside brackets: a dash, or a key at the margin, says that they were left open.
    end: `(${close})|(?=^\\s*-\\s)|(?=^[A-Za-z][A-Za-z-]*:(?:\\s|$))`,
    endCaptures: { 1: { name: `punctuation.definition.${kind}.end.yaml` } },
    name: `meta.flow-${kind}.yaml`,
    patterns: include('flow-inside'),
  };
}

/** The grammar file's text. */
export const text = `${JSON.stringify(grammar, null, 2)}\n`;

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(OUTPUT, text);
