import type { Analysis } from '../../check';
import type { Item, MatrixRow, Plan } from '../../plan/model';
import type { Language } from '../../schema/shape';
import { type Direction, directionIn, directionOf } from '../direction';
import { labelsIn } from '../labels';
import { clean, escapeXml } from '../text';
import { createView, type View } from '../view';
import { widthOf, wrap } from './measure';
import { wordsIn } from './words';

/** Millimetres. */
const A3 = { long: 420, short: 297 };
const MARGIN = 36;
const GAP = 24;
/** One partner's sheet. */
const SHEET = { width: 580, padding: 10 };
const SIZE = { title: 30, note: 14, name: 18, head: 13, text: 13, small: 11.5 };
const LEADING = 1.35;
/** The most partners side by side. */
const MOST_COLUMNS = 8;
/** Below this scale (13 units make 7 points then) the poster grows longer instead of its letters smaller. */
const LEAST_SCALE = 0.2;
/** Items of one cell, and lines of one item: a poster, not a book. */
const MOST_ITEMS = 60;
const MOST_LINES = 40;

const INK = '#1f2328';
const MUTED = '#57606a';
const RULE = '#b8c0c8';
const FILL = { head: '#eef1f4', opportunity: '#eaf6ee', price: '#fdf1e7', initiative: '#0a5dc2', organization: MUTED };

interface TextLine {
  readonly text: string;
  readonly direction: Direction;
  readonly size: number;
  readonly isMuted: boolean;
  /** True for the first line of an item. */
  readonly isFirst: boolean;
}

/** A cell of a sheet, broken into lines. */
interface CellLayout {
  readonly lines: readonly TextLine[];
  readonly height: number;
}

interface SheetLayout {
  readonly name: readonly string[];
  readonly sector: string;
  readonly rows: readonly {
    readonly label: string;
    readonly kind: 'organization' | 'initiative';
    readonly cells: readonly [CellLayout, CellLayout];
    readonly height: number;
  }[];
  readonly height: number;
}

/**
 * The matrix of all partners as one poster, which prints at A3: for each, what the organisation and the initiative gain
 * and pay. Holds shapes and texts alone.
 */
export function svgOf(analysis: Analysis, language: Language): string {
  const { plan } = analysis;
  const page = directionIn(language);
  const labels = labelsIn(language);
  const view = plan && createView(analysis, plan, language);
  const title = (plan && view?.words(plan.title)) ?? labels.untitled;
  const sheets = plan && view ? sheetsOf(plan, view) : [];
  return draw({ title, sheets, page, language });
}

function sheetsOf(plan: Plan, view: View): readonly SheetLayout[] {
  return view.take(plan.matrix).shown.map((row) => sheetOf(row, view));
}

function sheetOf(row: MatrixRow, view: View): SheetLayout {
  const { labels } = view;
  const partner = row.partner && view.plan.partnerById(row.partner.value);
  const name = row.partner ? view.partner(row.partner.value).name : labels.partner;
  const rows = (['organization', 'initiative'] as const).map((kind) => {
    const cells = [cellOf(row[kind]?.opportunity ?? [], view), cellOf(row[kind]?.price ?? [], view)] as const;
    return { label: labels[kind], kind, cells, height: Math.max(64, cells[0].height, cells[1].height) };
  });
  const lines = wrap(clean(name), SHEET.width - 2 * SHEET.padding, SIZE.name, true).slice(0, 4);
  return {
    name: lines,
    sector: partner?.sector ? view.term(partner.sector.value, 'sector') : '',
    rows,
    height: headOf(lines.length) + columnHead() + rows.reduce((sum, { height }) => sum + height, 0),
  };
}

/** The height of a sheet's title. */
function headOf(lines: number): number {
  return lines * SIZE.name * LEADING + SIZE.small * LEADING + 10;
}

function columnHead(): number {
  return SIZE.head * LEADING + 12;
}

/** The width of the column with the names of the rows: the longest name fits. */
function labelWidth(language: Language): number {
  const labels = labelsIn(language);
  return 24 + Math.max(...[labels.organization, labels.initiative].map((word) => widthOf(word, SIZE.head, true)));
}

function cellWidth(language: Language): number {
  return (SHEET.width - labelWidth(language)) / 2;
}

function cellOf(items: readonly Item[], view: View): CellLayout {
  const width = cellWidth(view.language) - 2 * SHEET.padding - SIZE.text;
  const page = directionIn(view.language);
  const linesOf = (text: string, size: number, isMuted: boolean): TextLine[] => {
    const words = clean(text).trim();
    const direction = directionOf(words, page);
    return linesWithin(words, width, size).map((line) => ({ text: line, direction, size, isMuted, isFirst: false }));
  };
  const { shown, hidden } = view.take(items, MOST_ITEMS);
  const lines = shown.flatMap((item) => {
    const words = view.words(item.text);
    const note = view.words(item.note);
    const all = [
      ...linesOf(words ?? view.labels.notYet, SIZE.text, words === undefined),
      ...(note === undefined ? [] : linesOf(note, SIZE.small, true)),
    ];
    return all.map((line, index) => ({ ...line, isFirst: index === 0 }));
  });
  if (hidden > 0) lines.push(...linesOf(view.labels.more(hidden), SIZE.small, true));
  const height = lines.reduce((sum, line) => sum + line.size * LEADING + (line.isFirst ? 4 : 0), 0);
  return { lines, height: height + 2 * SHEET.padding };
}

interface Poster {
  readonly title: string;
  readonly sheets: readonly SheetLayout[];
  readonly page: Direction;
  readonly language: Language;
}

/** Sheets in columns, the shortest column first, so that none ends far below the others. */
function columnsOf(sheets: readonly SheetLayout[], count: number) {
  const tops = Array.from({ length: count }, () => 0);
  const placed = sheets.map((sheet, index) => {
    // In the plan's order across, as long as that leaves no hole.
    const column = index < count ? index : tops.indexOf(Math.min(...tops));
    const top = tops[column] ?? 0;
    tops[column] = top + sheet.height + GAP;
    return { sheet, column, top };
  });
  return { placed, height: Math.max(0, ...tops.map((top) => top - GAP)) };
}

function titleLines(title: string, width: number): readonly string[] {
  return linesWithin(clean(title), width - 2 * MARGIN, SIZE.title, true);
}

/** A text broken into lines, cut off where these are too many. */
function linesWithin(text: string, width: number, size: number, isBold = false): readonly string[] {
  const lines = wrap(text, width, size, isBold);
  return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES - 1), `${lines[MOST_LINES - 1]}…`] : lines;
}

function draw({ title, sheets, page, language }: Poster): string {
  const words = wordsIn(language);
  const headHeight = (width: number) =>
    titleLines(title, width).length * SIZE.title * LEADING + SIZE.note * LEADING + GAP;
  const options = Array.from({ length: Math.max(1, Math.min(MOST_COLUMNS, sheets.length)) }, (_, index) => {
    const count = index + 1;
    const width = 2 * MARGIN + count * SHEET.width + (count - 1) * GAP;
    const { placed, height: body } = columnsOf(sheets, count);
    const height = headHeight(width) + Math.max(body, 60) + 2 * MARGIN;
    const landscape = Math.min(A3.long / width, A3.short / height);
    const portrait = Math.min(A3.short / width, A3.long / height);
    return { width, height, placed, scale: Math.max(landscape, portrait), isPortrait: portrait > landscape };
  });
  const best = options.reduce((a, b) => (b.scale > a.scale ? b : a));
  const { width, height, placed, isPortrait } = best;
  const paper = isPortrait ? { width: A3.short, height: A3.long } : { width: A3.long, height: A3.short };
  const fits = best.scale >= LEAST_SCALE;
  const scale = fits ? best.scale : paper.width / width;
  const size = { width: paper.width, height: fits ? paper.height : Math.ceil(height * scale) };
  // The whole sheet of paper in units, so that what is drawn stands at its top in the middle.
  const box = { width: size.width / scale, height: size.height / scale };
  const shift = (box.width - width) / 2;
  const pen = new Pen(page, shift, width);
  const direction = directionOf(title, page);
  let y = MARGIN;
  for (const line of titleLines(title, width)) {
    y += SIZE.title * LEADING;
    pen.text(line, MARGIN, y - 8, { size: SIZE.title, weight: 700, direction });
  }
  y += SIZE.note * LEADING;
  pen.text(sheets.length > 0 ? words.poster : words.noMatrix, MARGIN, y, { size: SIZE.note, fill: MUTED });
  y += GAP;
  for (const { sheet, column, top } of placed) {
    drawSheet(pen, sheet, MARGIN + column * (SHEET.width + GAP), y + top, language);
  }
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}mm" height="${round(size.height)}mm" viewBox="0 0 ${round(box.width)} ${round(box.height)}" xml:lang="${language}" direction="${page}" font-family="Arial, 'Noto Sans Hebrew', sans-serif" role="img">
<title>${escapeXml(title)}</title>
<desc>${escapeXml(words.poster)}</desc>
<rect x="0" y="0" width="${round(box.width)}" height="${round(box.height)}" fill="#ffffff"/>
${pen.shapes.join('\n')}
</svg>
`;
}

function drawSheet(pen: Pen, sheet: SheetLayout, x: number, top: number, language: Language): void {
  const labels = labelsIn(language);
  const half = cellWidth(language);
  const side = labelWidth(language);
  let y = top;
  for (const line of sheet.name) {
    y += SIZE.name * LEADING;
    pen.text(line, x, y - 6, { size: SIZE.name, weight: 700, direction: directionOf(sheet.name.join(' '), pen.page) });
  }
  y += SIZE.small * LEADING;
  if (sheet.sector !== '') pen.text(sheet.sector, x, y - 4, { size: SIZE.small, fill: MUTED });
  y = top + headOf(sheet.name.length);
  const head = columnHead();
  [labels.opportunity, labels.price].forEach((word, index) => {
    const left = x + side + index * half;
    pen.box(left, y, half, head, FILL.head);
    pen.text(word, left + half / 2, y + head - 10, { size: SIZE.head, weight: 700, anchor: 'middle' });
  });
  y += head;
  for (const row of sheet.rows) {
    pen.box(x, y, side, row.height, FILL.head);
    // The initiative is what all partners look at together: its row is marked in every sheet.
    if (row.kind === 'initiative') pen.box(x, y, 5, row.height, FILL.initiative, false);
    pen.text(row.label, x + 12, y + SHEET.padding + SIZE.head * LEADING - 4, {
      size: SIZE.head,
      weight: 700,
      fill: row.kind === 'initiative' ? FILL.initiative : INK,
    });
    row.cells.forEach((cell, index) => {
      const left = x + side + index * half;
      pen.box(left, y, half, row.height, index === 0 ? FILL.opportunity : FILL.price);
      let line = y + SHEET.padding;
      for (const one of cell.lines) {
        line += one.size * LEADING + (one.isFirst ? 4 : 0);
        if (one.isFirst) pen.dot(left + SHEET.padding + 3, line - one.size * 0.6);
        pen.text(one.text, left + SHEET.padding + SIZE.text, line - 4, {
          size: one.size,
          fill: one.isMuted ? MUTED : INK,
          direction: one.direction,
        });
      }
    });
    y += row.height;
  }
}

interface TextStyle {
  readonly size: number;
  readonly weight?: number;
  readonly fill?: string;
  readonly direction?: Direction;
  readonly anchor?: 'middle';
}

/** Draws in the page's direction: distances across are from the side where reading begins. */
class Pen {
  readonly shapes: string[] = [];

  constructor(
    readonly page: Direction,
    private readonly shift: number,
    private readonly width: number,
  ) {}

  text(
    text: string,
    x: number,
    y: number,
    { size, weight, fill = INK, direction = this.page, anchor }: TextStyle,
  ): void {
    // The text begins at the page's side, and a text in the other direction ends there.
    const at = anchor ?? (direction === this.page ? 'start' : 'end');
    this.shapes.push(
      `<text x="${round(this.across(x))}" y="${round(y)}" font-size="${size}"${weight ? ` font-weight="${weight}"` : ''} fill="${fill}" direction="${direction}" unicode-bidi="isolate" text-anchor="${at}">${escapeXml(text)}</text>`,
    );
  }

  box(x: number, y: number, width: number, height: number, fill: string, hasLine = true): void {
    const left = this.page === 'rtl' ? this.across(x + width) : this.across(x);
    const stroke = hasLine ? ` stroke="${RULE}" stroke-width="1"` : '';
    this.shapes.push(
      `<rect x="${round(left)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${fill}"${stroke}/>`,
    );
  }

  dot(x: number, y: number): void {
    this.shapes.push(`<circle cx="${round(this.across(x))}" cy="${round(y)}" r="2" fill="${MUTED}"/>`);
  }

  private across(x: number): number {
    return this.shift + (this.page === 'rtl' ? this.width - x : x);
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
