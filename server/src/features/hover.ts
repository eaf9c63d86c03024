import { type Hover, MarkupKind } from 'vscode-languageserver-types';
import type { Analysis } from '../check';
import { locate } from '../plan/locate';
import type { Declaration } from '../plan/names';
import type { ScalarNode } from '../plan/tree';
import { ruleById } from '../rules/all';
import { kindName } from '../rules/words';
import { descriptionOf, enumOf, planFormat, type Shape, titleOf } from '../schema/shape';
import { escapeMarkdown, toRange } from './text';

/** What is to be known of the place at an offset: the key, the value, whom a reference means, the rules that found something. */
export function hover(analysis: Analysis, offset: number): Hover | undefined {
  const place = locate(analysis.document, offset);
  if (!place) return undefined;
  const sections: string[] = [];
  const shape = planFormat.at(place.path);
  if (shape && place.onKey) sections.push(describeKey(String(place.path.at(-1)), shape, analysis));
  if (place.node.kind === 'scalar' && !place.onKey && shape) {
    sections.push(...describeValue(place.node, shape, place.path, analysis));
  }
  for (const id of new Set(
    analysis.findings.filter((one) => one.start <= offset && offset <= one.end).map((one) => one.rule),
  )) {
    const rule = ruleById(id);
    if (rule) sections.push(`**${rule.summary[analysis.language]}** \`${id}\`\n\n${rule.why[analysis.language]}`);
  }
  if (sections.length === 0) return undefined;
  return {
    contents: { kind: MarkupKind.Markdown, value: sections.join('\n\n---\n\n') },
    range: toRange(analysis.document, analysis.document.spanOf(place.node)),
  };
}

function describeKey(key: string, shape: Shape, { language }: Analysis): string {
  const whole = planFormat.resolve(shape);
  const title = titleOf(whole, language);
  const head = title && title !== key ? `**${key}** · ${title}` : `**${key}**`;
  return [head, descriptionOf(whole, language), sourceLine(whole['x-source'], language)].filter(Boolean).join('\n\n');
}

function sourceLine(lines: readonly string[] | undefined, language: 'en' | 'he'): string | undefined {
  if (!lines || lines.length === 0) return undefined;
  return language === 'he'
    ? `*מתוך סיכום הסדנה: ${lines.join(', ')}*`
    : `*From the workshop’s summary: ${lines.join(', ')}*`;
}

function describeValue(
  node: ScalarNode,
  shape: Shape,
  path: readonly (string | number)[],
  analysis: Analysis,
): readonly string[] {
  const { names, configuration, language } = analysis;
  const text = String(node.value ?? '');
  for (const branch of planFormat.branches(shape)) {
    const kind = branch['x-ref'] ?? branch['x-id'];
    const declaration = kind && names.find(kind, text);
    if (declaration) return [describeDeclaration(declaration, analysis)];
    if (branch['x-practice']) {
      const entry = configuration.catalog.byId(text);
      if (entry) return [bothLanguages(entry, language)];
    }
  }
  const choice = enumOf(planFormat, shape, language).find((one) => one.value === text);
  if (choice) return [`**${choice.title}**${choice.description ? `\n\n${choice.description}` : ''}`];
  const place = path.filter((step) => typeof step === 'string' && step !== 'text').join('.');
  const entry = configuration.catalog.recognise(text, place);
  return entry ? [bothLanguages(entry, language)] : [];
}

/** An entry of the catalog: the plan's language first, the other below it. */
function bothLanguages(entry: { he: string; en: string; source?: string }, language: 'en' | 'he'): string {
  const [first, second] = language === 'he' ? [entry.he, entry.en] : [entry.en, entry.he];
  const source = sourceLine(entry.source ? [entry.source] : undefined, language);
  return [`**${escapeMarkdown(first)}**`, escapeMarkdown(second), source].filter(Boolean).join('\n\n');
}

function describeDeclaration(declaration: Declaration, { plan, language }: Analysis): string {
  const kind = kindName(declaration.kind)[language];
  const lines = [`**${escapeMarkdown(declaration.label ?? declaration.id)}** · ${kind} \`${declaration.id}\``];
  const partner = declaration.kind === 'partner' ? plan?.partnerById(declaration.id) : undefined;
  if (partner) {
    const sectors = planFormat.at(['partners', 0, 'sector']);
    const sector = sectors && enumOf(planFormat, sectors, language).find((one) => one.value === partner.sector?.value);
    if (sector) lines.push(sector.title);
    if (partner.stake) lines.push(escapeMarkdown(partner.stake.value));
  }
  return lines.join('\n\n');
}
