/** What an item is about, told when somebody asks for it. */
import { builtInCatalog, type Catalog } from '../../catalog';
import type { Analysis } from '../../check';
import { ruleById } from '../../rules/all';
import { descriptionOf, type IdKind, type Language, planFormat, titleOf } from '../../schema/shape';
import type { Path } from './spots';
import { sectorTitle, termsOf } from './terms';

/** What an item is about; small, since it travels to the editor and back. */
export type Subject =
  | { readonly about: 'key'; readonly path: Path }
  | {
      readonly about: 'word';
      readonly path: Path;
      readonly word: string;
      readonly title: string;
      readonly text: string | undefined;
    }
  | { readonly about: 'ref'; readonly kind: IdKind; readonly id: string }
  | { readonly about: 'catalog'; readonly id: string }
  | { readonly about: 'rule'; readonly id: string };

/** The documentation of a subject, in Markdown; undefined where there is nothing to say. */
export function describe(subject: Subject, language: Language, analysis?: Analysis): string | undefined {
  switch (subject.about) {
    case 'key':
      return describeKey(subject.path, language);
    case 'word':
      return subject.text;
    case 'ref':
      return describeRef(subject.kind, subject.id, language, analysis);
    case 'catalog':
      return describeEntry(subject.id, language, analysis?.configuration.catalog ?? builtInCatalog());
    case 'rule':
      return describeRule(subject.id, language);
  }
}

function describeKey(path: Path, language: Language): string | undefined {
  const shape = planFormat.at(path);
  if (!shape) return undefined;
  const whole = planFormat.resolve(shape);
  const parts: string[] = [];
  const description = descriptionOf(whole, language) ?? titleOf(whole, language);
  if (description) parts.push(description);
  const words = termsOf(shape, language).slice(0, 12);
  if (words.length > 1)
    parts.push(words.map(({ value, title }) => `- \`${value}\` ${title === value ? '' : title}`.trimEnd()).join('\n'));
  const examples = planFormat.branches(shape).flatMap((branch) => branch.examples ?? []);
  if (examples.length > 0) {
    const list = [...new Set(examples.map(String))].slice(0, 3).map((example) => `\`${example}\``);
    parts.push(`${language === 'he' ? 'לדוגמה' : 'For example'}: ${list.join(', ')}`);
  }
  const source = sourceLine(whole['x-source'], language);
  if (source) parts.push(source);
  return parts.join('\n\n');
}

/** Where in the workshop's summary something comes from. */
function sourceLine(source: readonly string[] | undefined, language: Language): string | undefined {
  if (!source || source.length === 0) return undefined;
  const lines = source.map((line) => line.replace(/^L/, '')).join(', ');
  if (language === 'he') return `*מקור: סיכום הסדנה, ${source.length > 1 ? 'שורות' : 'שורה'} ${lines}*`;
  return `*Source: the workshop's summary, ${source.length > 1 ? 'lines' : 'line'} ${lines}*`;
}

function describeRef(kind: IdKind, id: string, language: Language, analysis?: Analysis): string | undefined {
  const declaration = analysis?.names.find(kind, id);
  if (!declaration) return undefined;
  const parts = [`**${escapeMarkdown(declaration.label ?? id)}**`];
  const partner = kind === 'partner' ? analysis?.plan?.partnerById(id) : undefined;
  const sector = sectorTitle(partner?.sector?.value, language);
  if (sector) parts.push(sector);
  if (partner?.stake) parts.push(escapeMarkdown(partner.stake.value));
  return parts.join('\n\n');
}

function describeEntry(id: string, language: Language, catalog: Catalog): string | undefined {
  const entry = catalog.byId(id);
  if (!entry) return undefined;
  const [own, other] = language === 'he' ? [entry.he, entry.en] : [entry.en, entry.he];
  const parts = [escapeMarkdown(own), escapeMarkdown(other)];
  const source = sourceLine(entry.source ? [entry.source] : undefined, language);
  if (source) parts.push(source);
  return parts.join('\n\n');
}

function describeRule(id: string, language: Language): string | undefined {
  const rule = ruleById(id);
  return rule && [`**${rule.summary[language]}**`, rule.when[language], rule.why[language]].join('\n\n');
}

/** A text of a plan, as itself: nothing in it becomes a link, a picture or a heading. */
function escapeMarkdown(text: string): string {
  return text
    .slice(0, 1000)
    .replace(/[\\`*_{}[\]()#+\-.!|<>~&]/g, '\\$&')
    .replace(/\s+/g, ' ');
}
