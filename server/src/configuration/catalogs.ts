import { type CatalogEntry, catalogEntriesIn } from '../catalog';
import { type PlanDocument, parseDocument } from '../plan/document';
import { type MapNode, pairOf, resolve } from '../plan/tree';
import { findViolations, toData } from '../plan/violations';
import type { Bilingual } from '../rules/rule';
import { reportViolation } from '../rules/structure/violation-words';
import { inBoth, listed, quoted } from '../rules/words';
import { validateCatalog } from '../schema/validators.generated';
import { catalogFormat } from './format';
import { reportFileProblem } from './words';

/** A catalog file as it was read. */
export interface CatalogFile {
  /** The entries that are well formed. */
  readonly entries: readonly CatalogEntry[];
  /** What is wrong with it, if anything: the first thing, with its line. */
  readonly problem: Bilingual | undefined;
}

/**
 * Reads a catalog file, YAML or JSON. Never throws for what is in the text.
 * @param isJson where a tab is as good as a space
 */
export function readCatalog(text: string, isJson: boolean): CatalogFile {
  const document = parseDocument(isJson ? text.replaceAll('\t', ' ') : text);
  const entries = document.root ? catalogEntriesIn(toData(document.root)) : [];
  const [first, ...more] = wrongs(document);
  if (!first) return { entries, problem: undefined };
  const line = document.positionAt(first.start).line + 1;
  return {
    entries,
    problem: inBoth((l) => {
      if (l === 'he') return `שורה ${line}: ${first.message.he}${more.length > 0 ? ` (ועוד ${more.length})` : ''}`;
      return `line ${line}: ${first.message.en}${more.length > 0 ? ` (and ${more.length} more)` : ''}`;
    }),
  };
}

interface Wrong {
  readonly start: number;
  readonly message: Bilingual;
}

function wrongs(document: PlanDocument): readonly Wrong[] {
  const { root, problems } = document;
  if (problems.length > 0)
    return problems.map((problem) => ({ start: problem.start, message: reportFileProblem(problem).message }));
  if (!root) {
    const empty = { en: 'The file is empty.', he: 'הקובץ ריק.' };
    return [{ start: 0, message: empty }];
  }
  const found = [...findViolations(document, catalogFormat, validateCatalog)].map((placed): Wrong => {
    const { violation, at } = placed;
    const { start } = document.spanOf(at);
    if (violation.kind === 'missing-keys' && violation.path.length === 0) {
      const keys = violation.keys.map((key) => `${key}:`);
      return { start, message: { en: `${listed(keys, 'en')} is missing.`, he: `חסר ${listed(keys, 'he')}.` } };
    }
    return { start, message: reportViolation(document, catalogFormat, placed).message };
  });
  return found.length > 0 ? found : duplicates(document, root);
}

/** Ids that stand for two entries of one file; over an entry of an earlier file, an id may stand. */
function duplicates(document: PlanDocument, root: MapNode): readonly Wrong[] {
  const seen = new Set<unknown>();
  const list = resolve(pairOf(root, 'entries')?.value);
  return (list?.kind === 'list' ? list.items : []).flatMap((item): readonly Wrong[] => {
    const entry = resolve(item);
    const id = entry?.kind === 'map' ? resolve(pairOf(entry, 'id')?.value) : undefined;
    if (id?.kind !== 'scalar') return [];
    if (!seen.has(id.value)) {
      seen.add(id.value);
      return [];
    }
    const name = String(id.value);
    const message = inBoth((l) =>
      l === 'he' ? `המזהה ${quoted(name, l)} מופיע פעמיים.` : `Two entries have the id ${quoted(name, l)}.`,
    );
    return [{ start: document.spanOf(id).start, message }];
  });
}
