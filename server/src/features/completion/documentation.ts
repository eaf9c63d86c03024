/** What an item is about, told when somebody asks for it. */
import { builtInCatalog } from '../../catalog';
import type { Analysis } from '../../check';
import { ruleById } from '../../rules/all';
import type { IdKind, Language } from '../../schema/shape';
import {
  describeChoice,
  describeDeclaration,
  describeEntry,
  describeIgnore,
  describePlace,
  describeRule,
  describeSetting,
  describeWholePlan,
} from '../describe';
import { type GrammarName, grammarOf } from './grammar';
import type { Path } from './spots';

/** What an item is about; small, since it travels to the editor and back. */
export type Subject =
  | { readonly about: 'key'; readonly path: Path }
  /** One of the words that may stand at a place. */
  | { readonly about: 'word'; readonly path: Path; readonly word: string }
  | { readonly about: 'ref'; readonly kind: IdKind; readonly id: string }
  | { readonly about: 'catalog'; readonly id: string }
  | { readonly about: 'rule'; readonly id: string }
  /** A comment that lets findings of rules be. */
  | { readonly about: 'ignore'; readonly rules: readonly string[]; readonly wholeFile: boolean }
  /** A new plan, in a language that needn't be the document's. */
  | { readonly about: 'plan'; readonly language: Language };

/** The documentation of a subject, in Markdown; undefined where there is nothing to say. */
export function describe(
  subject: Subject,
  language: Language,
  grammar: GrammarName,
  analysis?: Analysis,
): string | undefined {
  const { format } = grammarOf(grammar);
  switch (subject.about) {
    case 'key': {
      const { path } = subject;
      const setting = grammar === 'configuration' ? describeSetting(path, language) : undefined;
      return setting ?? describePlace(path, language, format);
    }
    case 'word':
      return describeChoice(subject.word, subject.path, language, format);
    case 'ref': {
      const declaration = analysis?.names.find(subject.kind, subject.id);
      return analysis && declaration && describeDeclaration(declaration, analysis);
    }
    case 'catalog': {
      const entry = (analysis?.configuration.catalog ?? builtInCatalog()).byId(subject.id);
      return entry && describeEntry(entry, language);
    }
    case 'rule': {
      const rule = ruleById(subject.id);
      return rule && describeRule(rule, language);
    }
    case 'ignore':
      return describeIgnore(
        subject.rules.flatMap((id) => ruleById(id) ?? []),
        subject.wholeFile,
        language,
      );
    case 'plan':
      return describeWholePlan(subject.language);
  }
}
