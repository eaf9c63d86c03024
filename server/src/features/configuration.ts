/** Completion and hovers in `.partnershiprc.yaml`. */
import {
  type CompletionItem,
  CompletionItemKind,
  type Hover,
  InsertTextFormat,
  MarkupKind,
} from 'vscode-languageserver-types';
import type { Checked } from '../check';
import { configurationFormat as format } from '../configuration/format';
import type { PlanDocument } from '../plan/document';
import { layoutOf } from '../plan/edit';
import { lineEnd } from '../plan/lines';
import { locate } from '../plan/locate';
import { type MapNode, type Node, pairOf, resolve } from '../plan/tree';
import { ruleById } from '../rules/all';
import { severityWords } from '../rules/page';
import { descriptionOf, enumOf, type Language, type Shape, titleOf, typesOf } from '../schema/shape';
import { toRange } from './text';

/** Where a cursor stands in a configuration. */
interface Cursor {
  /** Whether a key of the map at `path` belongs here, or the value at `path`. */
  readonly kind: 'key' | 'value';
  readonly path: readonly string[];
  /** What is replaced: the word around the cursor. */
  readonly start: number;
  readonly end: number;
  /** What is written before it. */
  readonly lead: string;
  readonly flow: boolean;
  /** True where a colon stands behind the word already. */
  readonly hasColon: boolean;
}

/**
 * What may be written at an offset of a configuration: its keys, rules by their id, severities, options, languages.
 * @param offset in UTF-16 units from the beginning of the document
 * @param snippets true where the editor expands snippets
 */
export function completeConfiguration(checked: Checked, offset: number, snippets: boolean): CompletionItem[] {
  const { document, language } = checked;
  const cursor = cursorAt(document, offset);
  const shape = cursor && format.at(cursor.path);
  if (!cursor || !shape) return [];
  const range = document.rangeOf(cursor);
  const items: CompletionItem[] = [];
  const add = (label: string, text: string, kind: CompletionItemKind, detail?: string, documentation?: string) => {
    items.push({
      label,
      kind,
      ...(detail ? { detail } : {}),
      ...(documentation ? { documentation: { kind: MarkupKind.Markdown, value: documentation } } : {}),
      sortText: String(items.length).padStart(4, '0'),
      insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      textEdit: { range, newText: cursor.lead + (snippets ? text : withoutStops(text)) },
    });
  };
  if (cursor.kind === 'value') {
    for (const { value, title, description } of enumOf(format, shape, language)) {
      add(value, value, CompletionItemKind.EnumMember, title === value ? undefined : title, description);
    }
    if (typesOf(format, shape).includes('number')) {
      const { default: preset } = format.resolve(shape);
      add(String(preset), String(preset), CompletionItemKind.Value, undefined, descriptionOf(shape, language));
    }
    return items;
  }
  const taken = keysOf(document, cursor);
  for (const [key, property] of format.properties(shape)) {
    if (taken.has(key)) continue;
    const [detail, documentation] = [titleOf(property, language), describe(cursor.path, key, property, language)];
    const write = (value: string) => (cursor.hasColon ? key : `${key}:${value}`);
    add(key, write(outline(property, document, cursor)), CompletionItemKind.Property, detail, documentation);
    const options = cursor.hasColon ? [] : Object.entries(ruleOf(cursor.path, key)?.options ?? {});
    if (options.length === 0) continue;
    const words = options.map(([name, option], index) => `${name}: \${${index + 2}:${option.default}}`);
    const map = `{ severity: ${choices(property)}, ${words.join(', ')} }`;
    add(`${key}: …`, write(` ${map}`), CompletionItemKind.Snippet, detail, documentation);
  }
  return items;
}

/** The rule of which a key is the setting. */
function ruleOf(path: readonly (string | number)[], key: string) {
  return path.length === 1 && path[0] === 'rules' ? ruleById(key) : undefined;
}

/** What is written behind a key's colon. */
function outline(shape: Shape, document: PlanDocument, { flow }: Cursor): string {
  const types = typesOf(format, shape);
  const { lineEnd: eol, step } = layoutOf(document);
  if (types.includes('array')) return flow ? ' [$1]' : `${eol}${' '.repeat(step)}- $1`;
  if (types.includes('object') && !types.includes('string')) return flow ? ' {$1}' : `${eol}${' '.repeat(step)}$1`;
  if (types.includes('number')) return ` \${1:${format.resolve(shape).default}}`;
  return ` ${choices(shape)}`;
}

function choices(shape: Shape): string {
  return `\${1|${enumOf(format, shape, 'en')
    .map((one) => one.value)
    .join(',')}|}`;
}

/** A snippet's text for editors that know none: up to what is to be chosen. */
function withoutStops(text: string): string {
  return text.replace(/\$\{\d+:([^}]*)\}/g, '$1').replace(/\$\{\d+\|([^,|]*)[^}]*\}|\$\d/g, '$1');
}

function cursorAt(document: PlanDocument, offset: number): Cursor | undefined {
  const { text } = document;
  const open = openAt(text, offset);
  if (open.inComment) return undefined;
  const { line } = document.positionAt(offset);
  const lineStart = document.lines.starts[line] ?? 0;
  const word = /[\w-]*$/.exec(text.slice(lineStart, offset))?.[0] ?? '';
  const rest = text.slice(offset, lineEnd(document.lines, text, line));
  const tail = /^[\w-]*/.exec(rest)?.[0] ?? '';
  const [start, end] = [offset - word.length, offset + tail.length];
  const shared = { start, end, lead: '', hasColon: /^[\w-]*["']?\s*:/.test(rest) };
  const flow = open.brackets[0];
  if (flow) {
    const inner = open.brackets.at(-1);
    if (inner?.kind === '[') return undefined;
    const outer = pathTo(text, flow.start);
    const within = open.brackets.slice(1).map((bracket) => bracket.key ?? '');
    const path = [...outer, ...within];
    const before = text.slice((inner?.start ?? 0) + 1, start).replace(/["']$/, '');
    const value = /(?:^|,)\s*["']?([\w-]+)["']?\s*:(\s*)$/.exec(before.slice(before.lastIndexOf(',') + 1));
    if (!value) return /(?:^|,)\s*$/.test(before) ? { ...shared, kind: 'key', path, flow: true } : undefined;
    const lead = value[2] === '' ? ' ' : '';
    return { ...shared, kind: 'value', path: [...path, value[1] ?? ''], flow: true, lead };
  }
  const before = text.slice(lineStart, start);
  const value = /^ *["']?([\w-]+)["']?:(\s*)["']?$/.exec(before);
  if (value) {
    const path = [...pathTo(text, lineStart + before.search(/\S/)), value[1] ?? ''];
    return { ...shared, kind: 'value', path, flow: false, lead: value[2] === '' ? ' ' : '' };
  }
  if (!/^ *["']?$/.test(before)) return undefined;
  return { ...shared, kind: 'key', path: pathTo(text, lineStart + before.length), flow: false };
}

interface Bracket {
  readonly kind: string;
  readonly start: number;
  /** The key that it is the value of, within another bracket. */
  readonly key: string | undefined;
}

/** The brackets that are open at an offset, the outermost first; quotes and comments are passed over. */
function openAt(text: string, offset: number): { readonly brackets: readonly Bracket[]; readonly inComment: boolean } {
  const brackets: Bracket[] = [];
  for (let at = 0; at < offset; at++) {
    const char = text.charAt(at);
    const before = text.charAt(at - 1);
    if (char === '#' && (at === 0 || /\s/.test(before))) {
      const end = text.indexOf('\n', at);
      if (end < 0 || end >= offset) return { brackets, inComment: true };
      at = end;
    } else if ((char === '"' || char === "'") && (at === 0 || /[\s:{[,]/.test(before))) {
      const end = text.indexOf(char, at + 1);
      if (end > at && end < offset && !text.slice(at, end).includes('\n')) at = end;
    } else if (char === '{' || char === '[') {
      const key = /([\w-]+)["']?\s*:\s*$/.exec(text.slice(Math.max(0, at - 200), at))?.[1];
      brackets.push({ kind: char, start: at, key });
    } else if (char === '}' || char === ']') brackets.pop();
  }
  return { brackets, inComment: false };
}

/** The keys that lead to a place on a line, the outermost first: those further out above it, and one on its own line. */
function pathTo(text: string, offset: number): readonly string[] {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const own = /^( *)["']?([\w-]+)["']?:/.exec(text.slice(lineStart, offset));
  let column = own ? (own[1] ?? '').length : offset - lineStart;
  const keys = own ? [own[2] ?? ''] : [];
  for (const line of text.slice(0, lineStart).split('\n').reverse()) {
    const match = /^( *)["']?([\w-]+)["']?:/.exec(line);
    if (!match || (match[1] ?? '').length >= column) continue;
    column = (match[1] ?? '').length;
    keys.unshift(match[2] ?? '');
  }
  return keys;
}

/** The keys that the map around a cursor has, without the one that is being written. */
function keysOf(document: PlanDocument, { path, start }: Cursor): ReadonlySet<string> {
  let node: Node | undefined = document.root;
  for (const step of path) {
    const map: Node | undefined = resolve(node);
    node = map?.kind === 'map' ? pairOf(map, step)?.value : undefined;
  }
  const map = resolve(node);
  if (map?.kind !== 'map') return new Set();
  const others: MapNode['pairs'] = map.pairs.filter(({ key }) => {
    const span = document.spanOf(key);
    return start < span.start || start > span.end;
  });
  return new Set(others.map(({ key }) => String(key.value)));
}

/** What a key of a configuration, a rule's id, a severity or a language is. */
export function hoverConfiguration({ document, language }: Checked, offset: number): Hover | undefined {
  const place = locate(document, offset);
  if (place?.node.kind !== 'scalar') return undefined;
  const shape = format.at(place.path);
  if (!shape) return undefined;
  const key = String(place.path.at(-1));
  const head = ruleOf(place.path.slice(0, -1), key) ? `**${titleOf(shape, language)}** \`${key}\`` : `**${key}**`;
  const word = String(place.node.value);
  const choice = place.onKey ? undefined : enumOf(format, shape, language).find(({ value }) => value === word);
  const texts = place.onKey
    ? [head, describe(place.path.slice(0, -1), key, shape, language)]
    : choice
      ? [`**${choice.title}**`, choice.description]
      : [];
  if (texts.length === 0) return undefined;
  return {
    contents: { kind: MarkupKind.Markdown, value: texts.filter(Boolean).join('\n\n') },
    range: toRange(document, document.spanOf(place.node)),
  };
}

/** What a key is for: of a rule, when it speaks, why, and how by itself. */
function describe(path: readonly (string | number)[], key: string, shape: Shape, language: Language): string {
  const rule = ruleOf(path, key);
  if (!rule) return descriptionOf(format.resolve(shape), language) ?? '';
  const severity = severityWords(rule)[language];
  const preset = language === 'he' ? `ברירת המחדל: ${severity}.` : `By itself: ${severity}.`;
  return [rule.when[language], rule.why[language], preset].join('\n\n');
}
