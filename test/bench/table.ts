/** The bench's table: Markdown, so that it can be kept in the README. */
import { execFileSync } from 'node:child_process';
import { cpus, release, totalmem } from 'node:os';
import type { Figure } from './numbers';

/** What was measured of ours and of what it is held against, and what ours is to be at most. */
export interface Row {
  readonly what: string;
  /** Of the plan, where there is one. */
  readonly lines?: number;
  readonly unit: string;
  readonly ours: Figure;
  readonly other?: Figure | undefined;
  /** Which of our figures is to be at most what. */
  readonly target?: { readonly of: keyof Figure; readonly most: number } | undefined;
}

/**
 * Rows as a Markdown table.
 * @param other the name of the one that ours is held against, if any
 */
export function tableOf(rows: readonly Row[], other: string | undefined): string {
  const cells = rows.map(({ what, lines, unit, ours, other, target }) => [
    what,
    lines === undefined ? '' : lines.toLocaleString('en'),
    shown(ours, unit),
    other ? shown(other, unit) : '',
    other && ours.median > 0 ? `${number(other.median / ours.median)} ×` : '',
    target ? verdict(ours[target.of] ?? 0, target.most, target.of, unit) : '',
  ]);
  const head = ['median (p95)', 'lines', 'ours', other ?? 'beside', 'ratio', 'target'];
  const line = (row: readonly string[]) => `| ${row.join(' | ')} |`;
  return [line(head), line(['---', '--:', '--:', '--:', '--:', '---']), ...cells.map(line)].join('\n');
}

/** The machine that a table was made on, in a line. */
export function machine(node: string): string {
  const [first] = cpus();
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  return `${cpus().length} × ${first?.model.trim()}, ${memory}, ${process.platform} ${release()}, Node ${version}`;
}

function shown({ median, p95 }: Figure, unit: string): string {
  return `${number(median)}${p95 === undefined ? '' : ` (${number(p95)})`}${unit && ` ${unit}`}`;
}

function verdict(value: number, most: number, of: keyof Figure, unit: string): string {
  return `${value <= most ? '✓' : '✗'} ${of === 'p95' ? 'p95 ' : ''}≤ ${number(most)} ${unit}`;
}

/** For people: no more digits than the number is worth. */
function number(value: number): string {
  return value.toFixed(Number.isInteger(value) || value >= 100 ? 0 : value >= 10 ? 1 : 2);
}
