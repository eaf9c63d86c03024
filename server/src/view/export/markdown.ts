import { type Direction, directionIn, directionOf } from '../direction';
import { clean } from '../text';
import type { Block, Cell, Entry, Line, Outline, Part, TableBlock } from './outline';

/**
 * A plan as Markdown that GitHub shows well. What the plan says is text in it: no markup of a plan's has any effect.
 */
export function markdownOf(outline: Outline): string {
  const page = directionIn(outline.language);
  const blocks = outline.blocks.flatMap((block, index) => {
    // Places to sign at are for paper: a heading of these alone would be one of nothing.
    const isOfNothing = block.kind === 'heading' && outline.blocks[index + 1]?.kind === 'signatures';
    return isOfNothing ? [] : blockOf(block, page);
  });
  const body = blocks.join('\n\n');
  return page === 'rtl' ? `<div dir="rtl">\n\n${body}\n\n</div>\n` : `${body}\n`;
}

function blockOf(block: Block, page: Direction): readonly string[] {
  switch (block.kind) {
    case 'heading':
      // Marks at its end would be taken for those that may close a heading.
      return [`${'#'.repeat(block.level)} ${inOneLine(lineOf(block.line, page)).replace(/#+$/, '\\$&')}`];
    case 'line': {
      const text = atStart(lineOf(block.line, page));
      if (block.look === 'quote') return [`> ${text}`];
      return [text];
    }
    case 'field':
      return [fieldOf(block.label, block.cell, page)];
    case 'list':
      return [listOf(block.cell.entries, page)];
    case 'table':
      return tableOf(block, page);
    case 'signatures':
      return [];
  }
}

function fieldOf(label: string, { entries, isList }: Cell, page: Direction): string {
  const name = `**${escaped(label)}:**`;
  if (isList) return `${name}\n\n${listOf(entries, page)}`;
  return `${name} ${entries.map((entry) => entryOf(entry, page)).join('<br>')}`;
}

function listOf(entries: readonly Entry[], page: Direction): string {
  return entries.map((entry) => `- ${atStart(entryOf(entry, page))}`).join('\n');
}

function tableOf({ caption, columns, rows }: TableBlock, page: Direction): readonly string[] {
  const row = (cells: readonly string[]) => `| ${cells.map((one) => (one === '' ? ' ' : one)).join(' | ')} |`;
  const table = [
    row(columns.map(escaped)),
    row(columns.map(() => '---')),
    ...rows.map((cells) => row(cells.map((one, index) => cellOf(one, page, index === 0)))),
  ].join('\n');
  return caption ? [`**${inOneLine(lineOf(caption, page))}**`, table] : [table];
}

function cellOf({ entries, isList }: Cell, page: Direction, isHeading: boolean): string {
  const texts = entries.map((entry) => entryOf(entry, page));
  if (isHeading && texts.length === 1 && entries[0]?.length === 1 && !isList) return texts.join('');
  return texts.map((text) => (isList ? `• ${text}` : text)).join('<br>');
}

function entryOf(entry: Entry, page: Direction): string {
  return entry.map((line) => lineOf(line, page)).join('<br>');
}

function lineOf({ parts }: Line, page: Direction): string {
  return parts.map((part) => partOf(part, page)).join('');
}

function partOf({ text, look }: Part, page: Direction): string {
  const trimmed = clean(text).trim();
  if (trimmed === '') return '';
  const lines = trimmed.split('\n').map(escaped);
  const words = lines.filter((line) => line !== '').join('<br>');
  const direction = directionOf(trimmed, page);
  // A text in the other script keeps its own order, and its full stop at its own end.
  const turned = direction !== page ? `<span dir="${direction}">${words}</span>` : words;
  const space = /\s$/.test(text) ? ' ' : '';
  if (look === 'strong') return `<strong>${turned}</strong>${space}`;
  return look === 'muted' ? `<em>${turned}</em>${space}` : turned + space;
}

/** A text of the plan: whatever Markdown or HTML would take for its own is written so that it shows as it is. */
function escaped(text: string): string {
  return clean(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*[\]|~$]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/!(?=\\\[)/g, '\\!')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

/** What would begin a list, a heading, a rule or a quotation at the beginning of a line. */
function atStart(text: string): string {
  return text.replace(/^(?:([-+=#])|(\d{1,9})([.)]))/, (_, sign?: string, digits?: string, end?: string) =>
    sign === undefined ? `${digits}\\${end}` : `\\${sign}`,
  );
}

function inOneLine(text: string): string {
  return text.replaceAll('<br>', ' ');
}
