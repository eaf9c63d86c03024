import type { CodeLens, Location } from 'vscode-languageserver-types';
import type { Analysis, Finding } from '../check';
import type { Span } from '../plan/document';
import type { Declaration } from '../plan/names';
import { isPresent, pairOf, resolve } from '../plan/tree';
import { isBlank } from '../plan/values';
import type { IdKind, Language } from '../schema/shape';
import { countReferences, placesOf, wordsOf } from './ids';
import { toRange } from './text';

/** Asks the editor to show places: `[uri, position, locations]`, as the protocol writes them. */
const SHOW_PLACES = 'partnershipPlan.showPlaces';
/** Asks the editor to write a partner's row of the matrix: `[uri, partner]`. */
const FILL_MATRIX = 'partnershipPlan.insertMatrix';

export interface CodeLensHost {
  readonly uri: string;
  /** True where the client knows the commands above; else the lenses tell, and do nothing. */
  readonly commands: boolean;
}

/** What a lens shows when it is clicked; travels to the editor and back. */
export interface CodeLensData {
  readonly uri: string;
  readonly kind: IdKind;
  readonly id: string;
  readonly shows: 'findings' | 'references';
  readonly title: string;
}

/**
 * What stands above each partner and issue: how much was found in it, how many places refer to it, and whether the
 * matrix of a partner is still to be filled in. The places themselves are looked up when a lens is resolved.
 */
export function codeLenses(analysis: Analysis, { uri, commands }: CodeLensHost): CodeLens[] {
  const { document, names, language } = analysis;
  const referencesTo = countReferences(analysis);
  const withoutRow = partnersWithoutRow(analysis);
  return [...names.declared('partner'), ...names.declared('issue')].flatMap((declaration): CodeLens[] => {
    const { kind, id, node } = declaration;
    const range = toRange(document, wordsOf(document, node));
    // References mean the first one of an id.
    const isFirst = names.find(kind, id) === declaration;
    const lens = (title: string, shows?: CodeLensData['shows']): CodeLens =>
      shows && isFirst && commands
        ? { range, data: { uri, kind, id, shows, title } satisfies CodeLensData }
        : { range, command: { title, command: '' } };
    const lenses: CodeLens[] = [];
    const found = findingsIn(analysis, declaration).length;
    const references = isFirst ? referencesTo(declaration) : 0;
    if (found > 0) lenses.push(lens(FOUND[language](found), 'findings'));
    lenses.push(lens(REFERENCES[language](references), references > 0 ? 'references' : undefined));
    if (commands && kind === 'partner' && isFirst && withoutRow.has(id)) {
      lenses.push({ range, command: { title: MATRIX[language], command: FILL_MATRIX, arguments: [uri, id] } });
    }
    return lenses;
  });
}

/** A lens with the places that it shows, as the plan stands now. */
export function resolveCodeLens(lens: CodeLens, analysis: Analysis | undefined): CodeLens {
  if (lens.command) return lens;
  const { uri, kind, id, shows, title } = lens.data as CodeLensData;
  const declaration = analysis?.names.find(kind, id);
  if (!analysis || !declaration) return { ...lens, command: { title, command: '' } };
  const { document } = analysis;
  const spans: readonly Span[] =
    shows === 'findings'
      ? findingsIn(analysis, declaration)
      : placesOf(analysis, kind, id).flatMap(({ node, declares }) => (declares ? [] : [wordsOf(document, node)]));
  const locations: Location[] = spans.map((span) => ({ uri, range: toRange(document, span) }));
  return { ...lens, command: { title, command: SHOW_PLACES, arguments: [uri, lens.range.start, locations] } };
}

const MATRIX: Readonly<Record<Language, string>> = { en: 'Fill in the matrix', he: 'למלא את המטריצה' };
const FOUND: Readonly<Record<Language, (count: number) => string>> = {
  en: (count) => (count === 1 ? '1 finding' : `${count} findings`),
  he: (count) => (count === 1 ? 'ממצא אחד' : count === 2 ? 'שני ממצאים' : `${count} ממצאים`),
};
const REFERENCES: Readonly<Record<Language, (count: number) => string>> = {
  en: (count) => (count === 0 ? 'no references' : count === 1 ? '1 reference' : `${count} references`),
  he: (count) =>
    count === 0 ? 'אין הפניות' : count === 1 ? 'הפניה אחת' : count === 2 ? 'שתי הפניות' : `${count} הפניות`,
};

/** The findings that begin in an entry. */
function findingsIn({ document, findings }: Analysis, { entry }: Declaration): readonly Finding[] {
  const { start, end } = document.spanOf(entry);
  let low = 0;
  let high = findings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((findings[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const inside: Finding[] = [];
  for (let finding = findings[low]; finding && finding.start < end; finding = findings[++low]) inside.push(finding);
  return inside;
}

/** The ids of active partners that have no row in the matrix; none where the matrix is no list that rows could join. */
function partnersWithoutRow({ plan }: Analysis): ReadonlySet<string> {
  const value = plan && pairOf(plan.node, 'matrix')?.value;
  if (!plan || (isPresent(value) && resolve(value)?.kind !== 'list')) return new Set();
  const rows = new Set(plan.matrix.map((row) => row.partner?.value));
  const ids = plan.activePartners.map((partner) => partner.id?.value ?? '');
  return new Set(ids.filter((id) => !isBlank(id) && !rows.has(id)));
}
