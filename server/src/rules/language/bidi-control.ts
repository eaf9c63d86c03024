import type { PlanDocument, Span } from '../../plan/document';
import type { Change } from '../../plan/edit';
import { replaceScalar } from '../../plan/edit';
import { sourceText } from '../../plan/source';
import { isParted, type Node, type ScalarNode } from '../../plan/tree';
import { type Bilingual, rule } from '../rule';

const CONTROLS: Readonly<Record<string, Bilingual>> = {
  '\u202a': { en: 'left-to-right embedding', he: 'שיבוץ משמאל לימין' },
  '\u202b': { en: 'right-to-left embedding', he: 'שיבוץ מימין לשמאל' },
  '\u202c': { en: 'pop directional formatting', he: 'סיום שיבוץ או עקיפה' },
  '\u202d': { en: 'left-to-right override', he: 'עקיפה משמאל לימין' },
  '\u202e': { en: 'right-to-left override', he: 'עקיפה מימין לשמאל' },
  '\u2066': { en: 'left-to-right isolate', he: 'בידוד משמאל לימין' },
  '\u2067': { en: 'right-to-left isolate', he: 'בידוד מימין לשמאל' },
  '\u2068': { en: 'first strong isolate', he: 'בידוד לפי התו הראשון' },
  '\u2069': { en: 'pop directional isolate', he: 'סיום בידוד' },
};

const CONTROL = /[\u202a-\u202e\u2066-\u2069]/g;
/** The characters themselves, and the escapes by which they can be typed between double quotes. */
const ANYWHERE = /[\u202a-\u202e\u2066-\u2069]|\\(?:u|U0000)20[26]/;

/** What is wrong with a control character: it stands in a key, is opened and not closed, or closes nothing. */
type Fault = 'key' | 'open' | 'stray';

interface Found {
  readonly fault: Fault;
  readonly character: string;
  /** Index within the value as typed. */
  readonly index: number;
}

const MEANS: Readonly<Record<Fault, Bilingual>> = {
  key: { en: 'stands in a key', he: 'מופיע במפתח' },
  open: { en: 'is not closed in its own value', he: 'אינו נסגר בתוך הערך שלו' },
  stray: { en: 'closes nothing in its own value', he: 'אינו סוגר דבר בתוך הערך שלו' },
};

export default rule({
  id: 'bidi-control',
  category: 'language',
  severity: 'error',
  source: ['Trojan Source'],
  summary: { en: 'A hidden character turns the text around', he: 'תו סמוי הופך את כיוון הטקסט' },
  when: {
    en: 'A character that controls the direction of writing (U+202A–202E, U+2066–2069) stands in a key, or has no counterpart in its own value. Typed as an escape between double quotes it counts as well.',
    he: 'תו ששולט בכיוון הכתיבה (U+202A–202E, U+2066–2069) מופיע במפתח, או שאין לו בן זוג בתוך הערך שלו. גם תו שהוקלד כרצף מילוט בין מירכאות כפולות נחשב.',
  },
  why: {
    en: 'Such characters are invisible, and can make text show other than it is: a sum, a name or a “not” may stand elsewhere than one reads it. “Trojan Source” describes the trick. Partners sign what they see. Hebrew and English mix well without them.',
    he: 'תווים כאלה אינם נראים, והם יכולים לגרום לטקסט להיראות אחרת ממה שכתוב: סכום, שם או ״לא״ עלולים לעמוד במקום אחר מזה שקוראים. המאמר ״Trojan Source״ מתאר את התרגיל הזה. שותפים חותמים על מה שהם רואים. עברית ואנגלית מסתדרות יחד גם בלי תווים כאלה.',
  },
  fix: { en: 'Removes the character.', he: 'מסיר את התו.' },
  examples: {
    fails: [
      'title: River ⟦\u202e⟧Trail\n',
      'title: "שביל ⟦\\u2067⟧הנחל"\nx-⟦\u2066⟧note: טיוטה\nx-draft: [א, ב⟦\u2069⟧]\n',
    ],
    passes: ['title: River \u2067שביל\u2069 Trail\n', 'title: שביל \u202aRiver\u202c הנחל\n'],
  },
  *check(plan, { document }) {
    if (!mayHide(plan.node)) return;
    for (const { node, found, isKey } of scalars(plan.node)) {
      const source = sourceText(node);
      const base = document.spanOf(node).start - node.start;
      for (const one of found) {
        const span = { start: base + source.at(one.index), end: base + source.at(one.index + 1) };
        const code = `U+${one.character.charCodeAt(0).toString(16).toUpperCase()}`;
        const name = CONTROLS[one.character] ?? { en: '', he: '' };
        yield {
          at: span,
          message: {
            en: `An invisible character, ${code} (${name.en}), ${MEANS[one.fault].en}: the text may show other than it is. Remove it.`,
            he: `תו סמוי, ${code} (${name.he}), ${MEANS[one.fault].he}: הטקסט עלול להיראות אחרת ממה שכתוב. יש להסיר אותו.`,
          },
          fixes: [
            {
              title: { en: 'Remove the invisible character', he: 'להסיר את התו הסמוי' },
              safe: true,
              edits: () => [removal(document, node, source.text, one, span, isKey)],
            },
          ],
        };
      }
    }
  },
});

interface Scalar {
  readonly node: ScalarNode;
  readonly isKey: boolean;
  readonly found: readonly Found[];
}

/** False where no such character stands in or below a node; looked at once for as long as nothing there changes. */
function mayHide(node: Node): boolean {
  if (!isParted(node)) return ANYWHERE.test(node.piece.text);
  return node.remember(mayHide, () =>
    node.kind === 'map'
      ? node.pairs.some(({ key, value }) => ANYWHERE.test(key.piece.text) || (value && mayHide(value)))
      : node.items.some((item) => item && mayHide(item)),
  );
}

/** The keys and values that have such characters, in document order. */
function* scalars(root: Node): Generator<Scalar> {
  const stack: { readonly node: Node; readonly isKey: boolean }[] = [{ node: root, isKey: false }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node, isKey } = next;
    if (node.kind === 'scalar') {
      if (!ANYWHERE.test(node.piece.text)) continue;
      const found = findIn(node, isKey);
      if (found.length > 0) yield { node, isKey, found };
    } else if (node.kind === 'list') {
      for (let i = node.items.length - 1; i >= 0; i--) {
        const item = node.items[i];
        if (item) stack.push({ node: item, isKey: false });
      }
    } else if (node.kind === 'map') {
      for (let i = node.pairs.length - 1; i >= 0; i--) {
        const pair = node.pairs[i];
        if (pair?.value) stack.push({ node: pair.value, isKey: false });
        if (pair) stack.push({ node: pair.key, isKey: true });
      }
    }
  }
}

const NOTHING: readonly Found[] = [];

function findIn(node: ScalarNode, isKey: boolean): readonly Found[] {
  const { start, end } = node;
  if (!ANYWHERE.test(node.piece.text.slice(start, Math.max(start, end)))) return NOTHING;
  const { text } = sourceText(node);
  const all = [...text.matchAll(CONTROL)].map((match) => ({ character: match[0], index: match.index }));
  if (isKey) return all.map((one) => ({ ...one, fault: 'key' }));
  return unpaired(all);
}

/** Pairs as Unicode does: closing an isolate also closes what was opened inside it, and nothing inside reaches out. */
function unpaired(all: readonly Omit<Found, 'fault'>[]): readonly Found[] {
  const open: Omit<Found, 'fault'>[] = [];
  const stray: Omit<Found, 'fault'>[] = [];
  for (const one of all) {
    if (one.character === '\u202c') {
      const last = open[open.length - 1];
      if (last && !isIsolate(last)) open.pop();
      else stray.push(one);
    } else if (one.character === '\u2069') {
      let from = open.length - 1;
      while (from >= 0 && !isIsolate(open[from])) from--;
      if (from >= 0) open.splice(from);
      else stray.push(one);
    } else open.push(one);
  }
  return [
    ...open.map((one): Found => ({ ...one, fault: 'open' })),
    ...stray.map((one): Found => ({ ...one, fault: 'stray' })),
  ].sort((a, b) => a.index - b.index);
}

function isIsolate(one: Omit<Found, 'fault'> | undefined): boolean {
  return one !== undefined && one.character >= '\u2066';
}

function removal(
  document: PlanDocument,
  node: ScalarNode,
  text: string,
  { index }: Found,
  span: Span,
  isKey: boolean,
): Change {
  const rest = text.slice(0, index) + text.slice(index + 1);
  if (!isKey && node.style === 'plain' && meansElse(text, rest, index)) {
    return replaceScalar(document, node, rest.replace(/\s*[\r\n]\s*/g, ' '));
  }
  return { ...span, text: '' };
}

/** True where a plain text without a character would no longer be read as that text. */
function meansElse(text: string, rest: string, index: number): boolean {
  if (index === 0) return /^(?:$|~|null$|[-?:,[\]{}#&*!|>'"%@`\s])/i.test(rest);
  return text.charAt(index - 1) === ':' || (/\s/.test(text.charAt(index - 1)) && text.charAt(index + 1) === '#');
}
