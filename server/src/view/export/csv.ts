import type { Analysis } from '../../check';
import type { Text } from '../../plan/model';
import type { Language } from '../../schema/shape';
import { labelsIn } from '../labels';
import { clean } from '../text';
import { createView } from '../view';
import { wordsIn } from './words';

/** More than any register has; the view's own limit on all lists together holds as well. */
const MOST_ROWS = 20_000;

/**
 * The register of commitments, as comma-separated values (RFC 4180) with a byte order mark, by which spreadsheets know
 * that it is UTF-8. A plan without commitments makes a register with its heading alone.
 */
export function csvOf(analysis: Analysis, language: Language): string {
  const labels = labelsIn(language);
  const words = wordsIn(language);
  const header = [
    words.id,
    labels.what,
    words.who,
    words.with,
    labels.keptInformed,
    words.start,
    labels.dueDate,
    labels.status,
    labels.goal,
    labels.issue,
    labels.dependsOn,
  ];
  return `\ufeff${[header, ...rowsOf(analysis, language)].map((row) => `${row.map(field).join(',')}\r\n`).join('')}`;
}

function rowsOf(analysis: Analysis, language: Language): readonly (readonly string[])[] {
  const { plan } = analysis;
  if (!plan) return [];
  const view = createView(analysis, plan, language);
  const partners = (references: readonly Text[]) =>
    view
      .take(references)
      .shown.map(({ value }) => view.partner(value).name)
      .join('; ');
  return view.take(plan.implementation?.commitments ?? [], MOST_ROWS).shown.map((commitment) => {
    const { id, what, who, start, due, status, goal, issue, dependsOn } = commitment;
    return [
      view.words(id) ?? '',
      view.words(what) ?? '',
      who ? view.partner(who.value).name : '',
      partners(commitment.with),
      partners(commitment.informed),
      view.words(start) ?? '',
      view.words(due) ?? '',
      status ? view.term(status.value, 'commitmentStatus') : '',
      goal ? view.nameOf('goal', goal.value) : '',
      issue ? view.nameOf('issue', issue.value) : '',
      view
        .take(dependsOn)
        .shown.map(({ value }) => view.nameOf('commitment', value))
        .join('; '),
    ];
  });
}

/** A field. What a spreadsheet would take for a formula gets an apostrophe before it, which makes it a text. */
function field(text: string): string {
  // As it is written: to clean a text may bring to its beginning what stood behind.
  const plain = clean(text);
  const isFormula = /^[\s\u200b-\u200f\ufeff\u2066-\u2069]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(plain);
  const words = (isFormula ? "'" : '') + plain;
  return /[",\n\r]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}
