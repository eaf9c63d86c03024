/** Completion and hovers in `.partnershiprc.yaml`. */
import {
  type CompletionItem,
  CompletionItemKind,
  type Hover,
  InsertTextFormat,
  MarkupKind,
} from 'vscode-languageserver-types';
import type { Checked } from '../check';
import { configurationFormat } from '../configuration/format';
import { layoutOf } from '../plan/edit';
import { locate } from '../plan/locate';
import { RULES, ruleById } from '../rules/all';
import { descriptionOf, titleOf } from '../schema/shape';
import { toRange } from './text';

const SEVERITIES = ['off', 'info', 'warning', 'error'];

/**
 * What may be written at an offset of a configuration: its keys, rules by their id, severities, options, languages.
 * @param snippets true where the editor expands snippets
 */
export function completeConfiguration(checked: Checked, offset: number, snippets: boolean): CompletionItem[] {
  const { document, language } = checked;
  const { line, character } = document.positionAt(offset);
  const start = document.lines.starts[line] ?? 0;
  const before = document.text.slice(start, offset);
  const word = /[\w-]*$/.exec(before)?.[0] ?? '';
  const range = { start: { line, character: character - word.length }, end: { line, character } };
  const item = (label: string, newText: string, kind: CompletionItemKind, detail?: string): CompletionItem => ({
    label,
    kind,
    ...(detail ? { detail } : {}),
    ...(snippets ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    textEdit: { range, newText: snippets ? newText : newText.replace(/\$\d|\$\{[^}]*\}/g, '') },
  });
  const parents = keysAbove(document.text, start, before);
  const value = /^\s*([\w-]+):\s+[\w-]*$/.exec(before)?.[1];
  if (value !== undefined) {
    const words =
      value === 'language' && parents.length === 0
        ? ['he', 'en']
        : parents[0] === 'rules' && (parents.length === 1 || value === 'severity')
          ? SEVERITIES
          : [];
    return words.map((one) => item(one, one, CompletionItemKind.EnumMember));
  }
  if (!/^\s*[\w-]*$/.test(before)) return [];
  const taken = new Set([...document.text.matchAll(/^\s*([\w-]+):/gm)].map((match) => match[1]));
  const step = ' '.repeat(layoutOf(document).step);
  if (parents.length === 0) {
    return configurationFormat.properties(configurationFormat.root).flatMap(([key, shape]) => {
      if (taken.has(key)) return [];
      const text = key === 'rules' ? `rules:\n${step}$0` : key === 'catalogs' ? `catalogs:\n${step}- $0` : `${key}: $0`;
      return [item(key, text, CompletionItemKind.Property, titleOf(shape, language))];
    });
  }
  if (parents.length === 1 && parents[0] === 'rules') {
    return RULES.filter((rule) => !taken.has(rule.id)).map((rule) =>
      item(
        rule.id,
        `${rule.id}: \${1|${SEVERITIES.join(',')}|}`,
        CompletionItemKind.EnumMember,
        rule.summary[language],
      ),
    );
  }
  const rule = parents.length === 2 && parents[0] === 'rules' ? ruleById(parents[1] ?? '') : undefined;
  if (!rule) return [];
  return [
    item('severity', `severity: \${1|${SEVERITIES.join(',')}|}`, CompletionItemKind.Property),
    ...Object.entries(rule.options ?? {}).map(([name, option]) =>
      item(name, `${name}: \${1:${option.default}}`, CompletionItemKind.Property, option.description[language]),
    ),
  ];
}

/** The keys that a line stands below, the outermost first, judged by indentation. */
function keysAbove(text: string, lineStart: number, before: string): readonly string[] {
  let indent = /^\s*/.exec(before)?.[0].length ?? 0;
  const keys: string[] = [];
  for (const line of text.slice(0, lineStart).split('\n').reverse()) {
    const match = /^( *)([\w-]+):/.exec(line);
    if (!match || (match[1] ?? '').length >= indent) continue;
    indent = (match[1] ?? '').length;
    keys.unshift(match[2] ?? '');
  }
  return keys;
}

/** What a key of a configuration is for; for a rule's id, what the rule is. */
export function hoverConfiguration({ document, language }: Checked, offset: number): Hover | undefined {
  const place = locate(document, offset);
  if (!place?.onKey) return undefined;
  const key = String(place.path.at(-1));
  const rule = place.path[0] === 'rules' && place.path.length === 2 ? ruleById(key) : undefined;
  const shape = configurationFormat.at(place.path);
  const texts = rule
    ? [`**${rule.summary[language]}** \`${rule.id}\``, rule.when[language]]
    : [`**${key}**`, shape && descriptionOf(configurationFormat.resolve(shape), language)];
  const value = texts.filter(Boolean).join('\n\n');
  return {
    contents: { kind: MarkupKind.Markdown, value },
    range: toRange(document, document.spanOf(place.node)),
  };
}
