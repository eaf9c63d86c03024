import type { Range, TextEdit } from 'vscode-languageserver-types';
import type { Analysis } from '../check';
import { replaceScalar } from '../plan/edit';
import { slug } from '../plan/slug';
import { kindName, quoted } from '../rules/words';
import type { Language } from '../schema/shape';
import { type IdPlace, idAt, placesOf, wordsOf } from './ids';
import { toRange } from './text';

/** Why something isn't renamed, in the plan's language. */
export interface Refusal {
  readonly refused: string;
}

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LONGEST = 200;

/** What would be renamed at an offset, and how it is called now. */
export function prepareRename(
  analysis: Analysis,
  offset: number,
): { readonly range: Range; readonly placeholder: string } | Refusal {
  const at = idAt(analysis, offset);
  const refusal = at ? refuseUndeclared(analysis, at) : { refused: NO_ID[analysis.language] };
  if (!at || refusal) return refusal ?? { refused: NO_ID[analysis.language] };
  return { range: toRange(analysis.document, wordsOf(analysis.document, at.node)), placeholder: at.id };
}

/**
 * The edits that give another id to what is declared or referred to at an offset, in all places that write it. Quotes
 * stay as they are. On the later one of two entries with the same id only that one is renamed: references mean the first.
 */
export function rename(analysis: Analysis, offset: number, newName: string): { readonly edits: TextEdit[] } | Refusal {
  const { document, names, language } = analysis;
  const at = idAt(analysis, offset);
  if (!at) return { refused: NO_ID[language] };
  const id = newName.trim();
  if (id === at.id) return { edits: [] };
  if (id.length > LONGEST || !ID.test(id)) return { refused: malformed(id, language) };
  const refusal = refuseUndeclared(analysis, at) ?? refuseTaken(analysis, at, id);
  if (refusal) return refusal;
  const isLater = at.declares && names.find(at.kind, at.id)?.node !== at.node;
  const places = isLater ? [at] : placesOf(analysis, at.kind, at.id);
  return {
    edits: places.map(({ node }) => {
      const change = replaceScalar(document, node, id);
      return { range: toRange(document, change), newText: change.text };
    }),
  };
}

const NO_ID: Readonly<Record<Language, string>> = {
  en: 'Only ids can be renamed. Place the cursor on an id, or on a reference to one.',
  he: 'אפשר לשנות רק שם של מזהה. יש להציב את הסמן על מזהה או על הפניה אליו.',
};

function refuseUndeclared({ names, language }: Analysis, { kind, id }: IdPlace): Refusal | undefined {
  if (names.find(kind, id)) return undefined;
  const refused =
    language === 'he'
      ? `אין בתוכנית רשומה עם המזהה ${quoted(id, 'he')} (${kindName(kind).he}), ולכן אין מה לשנות.`
      : `The plan declares no ${kindName(kind).en} with the id ${quoted(id, 'en')}, so there is nothing to rename.`;
  return { refused };
}

function refuseTaken({ names, language }: Analysis, { kind }: IdPlace, id: string): Refusal | undefined {
  const other = names.find(kind, id);
  if (!other) return undefined;
  const name = kindName(kind)[language];
  const label = other.label === undefined ? '' : quoted(other.label, language);
  const refused =
    language === 'he'
      ? `המזהה ${quoted(id, 'he')} (${name}) כבר תפוס${label ? ` בידי ${label}` : ''}. יש לבחור מזהה אחר.`
      : `Another ${name} has the id ${quoted(id, 'en')} already${label ? `: ${label}` : ''}. Choose another id.`;
  return { refused };
}

function malformed(id: string, language: Language): string {
  const example = slug(id) || 'river-trust';
  if (language === 'he') {
    return `${quoted(id, 'he')} אינו יכול לשמש מזהה: מזהה נכתב באותיות לטיניות קטנות, ספרות ומקפים ביניהן, למשל ${quoted(example, 'he')}.`;
  }
  return `${quoted(id, 'en')} can’t be an id. Ids are made of small Latin letters and digits, with hyphens between them, such as ${quoted(example, 'en')}.`;
}
