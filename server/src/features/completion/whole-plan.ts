/** A whole plan, for a document that has nothing yet. */
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Span } from '../../plan/document';
import { newPlan } from '../../plan/new-plan';
import type { Language } from '../../schema/shape';
import type { Context } from './context';
import type { Subject } from './documentation';
import { escapeSnippet } from './skeleton';
import type { Spot } from './spots';

export interface WholePlan {
  readonly label: string;
  readonly kind: CompletionItemKind;
  readonly detail: string;
  readonly subject: Subject;
  readonly edit: Span;
  readonly plain: string;
  readonly snippet: string;
  readonly filter: string;
}

const LABELS: Readonly<Record<Language, string>> = { en: 'Partnership plan', he: 'תוכנית שותפות' };
const DETAILS: Readonly<Record<Language, string>> = {
  en: 'a new plan, with all sheets of the workshop',
  he: 'תוכנית חדשה, עם כל הגיליונות של הסדנה',
};

/** A new plan in each language, that of the document first; none where something is written already. */
export function wholePlans(spots: readonly Spot[], context: Context): readonly WholePlan[] {
  const { document, layout, today, catalog } = context;
  const spot = spots[0];
  if (spot?.kind !== 'key' || spot.path.length > 0 || spot.flow || spot.follows || document.root?.pairs.length)
    return [];
  const { edit } = spot;
  const rest = document.text.slice(0, edit.start) + document.text.slice(edit.end);
  if (rest.split(/\r?\n/).some((line) => !/^\ufeff?(\s*|#.*|---\s*)$/.test(line))) return [];
  const languages: readonly Language[] = context.language === 'he' ? ['he', 'en'] : ['en', 'he'];
  return languages.map((language) => {
    const text = newPlan({ language, title: '', partners: [] }, today, catalog);
    const lines = edit.end < document.text.length ? text.trimEnd() : text;
    return {
      label: LABELS[language],
      kind: CompletionItemKind.Snippet,
      detail: DETAILS[language],
      subject: { about: 'plan', language },
      edit,
      plain: lines.replaceAll('\n', layout.lineEnd),
      snippet: asSnippet(lines).replaceAll('\n', layout.lineEnd),
      filter: `${LABELS[language]} ${LABELS.en} ${LABELS.he}`,
    };
  });
}

/** The prompts of a plan as tab stops. */
function asSnippet(text: string): string {
  let stops = 0;
  return text
    .split('\n')
    .map((line) => {
      const escaped = escapeSnippet(line);
      return line.startsWith('#') ? escaped : escaped.replace(/<[^<>]*>/, (prompt) => `\${${++stops}:${prompt}}`);
    })
    .join('\n');
}
