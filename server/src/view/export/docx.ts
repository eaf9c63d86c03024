/** The document for Word and LibreOffice. In a file of its own, since it brings a large library with it. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  type IParagraphOptions,
  type IRunOptions,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Language } from '../../schema/shape';
import { type Direction, directionIn, directionOf, stretchesOf } from '../direction';
import { labelsIn } from '../labels';
import { clean, inOneLine } from '../text';
import type { Block, Cell, Entry, Line, LineLook, Outline, Part, TableBlock } from './outline';
import { wordsIn } from './words';

/** Every machine has it, with Hebrew letters. */
const FONT = 'Arial';
/** Twips (1/20 of a point) between the margins of an A4 page. */
const PAGE = { width: 11_906, height: 16_838, margin: 1134 };
const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin;
const MUTED = '57606A';
const LINE = { style: BorderStyle.SINGLE, size: 4, color: 'B8C0C8' };
const BULLETS = 'bullets';

/** Writes an outline as a document (OOXML). */
export async function docxOf(outline: Outline): Promise<Uint8Array> {
  const { language } = outline;
  const page = directionIn(language);
  const title = inOneLine(outline.title);
  const locale = language === 'he' ? 'he-IL' : 'en-GB';
  const heading = (size: number, before: number) => ({
    run: { size, bold: true, color: '1F2328', font: FONT },
    paragraph: { spacing: { before, after: 100, line: 276, lineRule: LineRuleType.AUTO }, keepNext: true },
  });
  const document = new Document({
    title,
    creator: 'Partnership Plan',
    features: { updateFields: false },
    styles: {
      default: {
        document: {
          run: {
            font: { ascii: FONT, hAnsi: FONT, cs: FONT, eastAsia: FONT },
            size: 21,
            language: { value: language === 'he' ? 'en-GB' : locale, bidirectional: 'he-IL' },
          },
          paragraph: { spacing: { after: 80, line: 276, lineRule: LineRuleType.AUTO } },
        },
        title: heading(44, 0),
        heading1: heading(30, 400),
        heading2: heading(24, 280),
      },
      paragraphStyles: [
        { id: 'Lead', name: 'Lead', basedOn: 'Normal', next: 'Normal', quickFormat: true, run: { size: 23 } },
        {
          id: 'Statement',
          name: 'Statement',
          basedOn: 'Normal',
          next: 'Normal',
          quickFormat: true,
          run: { size: 25 },
          paragraph: { spacing: { before: 80, after: 160 } },
        },
        { id: 'Cell', name: 'Cell', basedOn: 'Normal', quickFormat: true, run: { size: 19 } },
        {
          id: 'Label',
          name: 'Label',
          basedOn: 'Normal',
          next: 'Normal',
          quickFormat: true,
          run: { bold: true },
          paragraph: { spacing: { before: 120, after: 40 }, keepNext: true },
        },
      ],
    },
    numbering: {
      config: [
        {
          reference: BULLETS,
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              style: { paragraph: { indent: { left: 340, hanging: 227 } }, run: { font: FONT } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: { top: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin, right: PAGE.margin },
          },
        },
        footers: { default: footerOf(title, page, language) },
        children: new Writer(page, language).blocks(outline.blocks),
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

function footerOf(title: string, page: Direction, language: Language): Footer {
  const words = wordsIn(language);
  const rtl = page === 'rtl';
  const look = { size: 16, color: MUTED, ...(rtl ? { rightToLeft: true } : {}) };
  return new Footer({
    children: [
      new Paragraph({
        ...(rtl ? { bidirectional: true } : {}),
        alignment: AlignmentType.CENTER,
        children: [
          ...runsOf({ text: `${title}  ·  `, look: 'muted' }, page, { size: 16 }),
          new TextRun({ ...look, text: `${words.page} ` }),
          new TextRun({ ...look, children: [PageNumber.CURRENT] }),
          new TextRun({ ...look, text: ` ${words.pageOf} ` }),
          new TextRun({ ...look, children: [PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
}

/** So many lines of a text stand each by itself; each costs what a paragraph does. The rest follows as one. */
const MOST_LINES = 1000;

function linesOf(text: string): readonly string[] {
  const lines = text.split('\n');
  return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), lines.slice(MOST_LINES).join(' ')] : lines;
}

/** A text as runs: one for each stretch that is read in one direction. */
function runsOf({ text, look }: Part, paragraph: Direction, options: IRunOptions = {}): readonly TextRun[] {
  return linesOf(clean(text)).flatMap((line, index) => {
    const stretches = stretchesOf(line.replaceAll('\t', ' '), paragraph);
    return (index > 0 && stretches.length === 0 ? [{ text: '', direction: paragraph }] : stretches).map(
      (stretch, position) =>
        new TextRun({
          ...options,
          text: stretch.text,
          ...(stretch.direction === 'rtl' ? { rightToLeft: true } : {}),
          ...(look === 'strong' ? { bold: true } : {}),
          ...(look === 'muted' ? { color: MUTED } : {}),
          ...(index > 0 && position === 0 ? { break: 1 } : {}),
        }),
    );
  });
}

class Writer {
  constructor(
    private readonly page: Direction,
    private readonly language: Language,
  ) {}

  blocks(blocks: readonly Block[]): (Paragraph | Table)[] {
    return blocks.flatMap((block) => this.block(block));
  }

  private block(block: Block): (Paragraph | Table)[] {
    switch (block.kind) {
      case 'heading':
        return [
          this.paragraph(block.line, {
            heading:
              [HeadingLevel.TITLE, HeadingLevel.HEADING_1, HeadingLevel.HEADING_2][block.level - 1] ?? 'Heading2',
          }),
        ];
      case 'line':
        return [this.line(block.line, block.look)];
      case 'field':
        return this.field(block.label, block.cell);
      case 'list':
        return this.entries(block.cell, {});
      case 'table':
        return this.table(block);
      case 'signatures':
        return this.signatures(block.partners);
    }
  }

  private line(line: Line, look: LineLook): Paragraph {
    switch (look) {
      case 'plain':
        return this.paragraph(line, { style: 'Normal' });
      case 'lead':
        return this.paragraph(line, { style: 'Lead' });
      case 'quote':
        return this.paragraph(line, { style: 'Statement', border: this.bar() });
      case 'facts':
        // Between a title and what it is the title of.
        return this.paragraph(muted(line), { style: 'Normal', keepNext: true });
      case 'muted':
        return this.paragraph(muted(line), { style: 'Normal' });
    }
  }

  private field(label: string, cell: Cell): Paragraph[] {
    const [first, ...more] = cell.entries;
    const [line, ...below] = first ?? [];
    if (cell.isList || line === undefined || below.length > 0 || more.length > 0) {
      const name: Line = { parts: [{ text: label }], isOwn: false };
      return [this.paragraph(name, { style: 'Label' }), ...this.entries(cell, {})];
    }
    return [this.paragraph({ parts: [{ text: `${label}: `, look: 'strong' }, ...line.parts], isOwn: false }, {})];
  }

  /** The paragraphs of a cell, or of a list in the text. */
  private entries({ entries, isList }: Cell, options: IParagraphOptions): Paragraph[] {
    return entries.flatMap((entry: Entry) =>
      entry.map((line, index) =>
        this.paragraph(line, {
          ...options,
          ...(isList && index === 0 ? { numbering: { reference: BULLETS, level: 0 } } : {}),
          ...(isList && index > 0 ? { indent: { left: 340 } } : {}),
          ...(index < entry.length - 1 ? { spacing: { after: 20 } } : {}),
          // Rows are whole anyway, and LibreOffice takes it for a wish about the whole table.
          ...(index < entry.length - 1 && options.style === undefined ? { keepNext: true } : {}),
        }),
      ),
    );
  }

  /** A paragraph in its own direction, at the side where the page begins to be read. */
  private paragraph(line: Line, options: IParagraphOptions): Paragraph {
    const text = line.parts.map((part) => part.text).join('');
    const direction = line.isOwn ? directionOf(text, this.page) : this.page;
    return new Paragraph({
      ...options,
      ...(direction === 'rtl' ? { bidirectional: true } : {}),
      // In a paragraph from right to left, "right" is taken for the end, which lies at the left.
      ...(direction === this.page ? {} : { alignment: AlignmentType.RIGHT }),
      children: line.parts.flatMap((part) => runsOf(part, direction)),
    });
  }

  private bar() {
    const side = this.page === 'rtl' ? 'right' : 'left';
    return { [side]: { style: BorderStyle.SINGLE, size: 18, color: '0A5DC2', space: 8 } };
  }

  private table({ caption, columns, widths, rows, isSheet }: TableBlock): (Paragraph | Table)[] {
    const twips = widths.map((width) => Math.round((TEXT_WIDTH * width) / 100));
    const head = new TableRow({
      tableHeader: true,
      cantSplit: true,
      children: columns.map((column, index) =>
        this.cell(
          { entries: [[{ parts: [{ text: column, look: 'strong' }], isOwn: false }]], isList: false },
          twips[index] ?? 0,
          { isHeading: true, keepNext: isSheet },
        ),
      ),
    });
    const body = rows.map((row, position) => {
      const isLast = position === rows.length - 1;
      return new TableRow({
        cantSplit: true,
        children: row.map((cell, index) =>
          this.cell(cell, twips[index] ?? 0, {
            isHeading: isSheet && index === 0,
            keepNext: isSheet && !isLast && columns.length <= 3 && rows.length <= 3,
          }),
        ),
      });
    });
    const all = [head, ...body];
    // A sheet is short and stays with its name. A long table takes its name along, onto every page.
    if (caption && !isSheet) all.unshift(this.captionRow(caption, columns.length));
    return [
      ...(caption && isSheet ? [this.paragraph(strong(caption), { style: 'Label' })] : []),
      this.grid(twips, all),
      this.gap(),
    ];
  }

  private captionRow(caption: Line, columns: number): TableRow {
    const none = { style: BorderStyle.NIL };
    return new TableRow({
      tableHeader: true,
      cantSplit: true,
      children: [
        new TableCell({
          columnSpan: columns,
          borders: { top: none, left: none, right: none },
          children: [this.paragraph(strong(caption), { spacing: { before: 80, after: 40 } })],
        }),
      ],
    });
  }

  private cell(
    content: Cell,
    width: number,
    { isHeading, keepNext }: { readonly isHeading: boolean; readonly keepNext: boolean },
  ): TableCell {
    const options: IParagraphOptions = { style: 'Cell', ...(keepNext ? { keepNext: true } : {}) };
    const paragraphs = this.entries(content, options);
    return new TableCell({
      width: { size: width, type: WidthType.DXA },
      ...(isHeading ? { shading: { type: ShadingType.CLEAR, fill: 'EEF1F4', color: 'auto' } } : {}),
      // A cell without a paragraph is no valid one.
      children: paragraphs.length > 0 ? paragraphs : [this.empty(options)],
    });
  }

  private grid(twips: readonly number[], rows: readonly TableRow[]): Table {
    return new Table({
      rows: [...rows],
      columnWidths: [...twips],
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      ...(this.page === 'rtl' ? { visuallyRightToLeft: true } : {}),
      margins: { top: 60, bottom: 40, left: 100, right: 100 },
      borders: { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE },
    });
  }

  private signatures(
    partners: readonly { readonly name: string; readonly signatory: string }[],
  ): (Paragraph | Table)[] {
    if (partners.length === 0) return [];
    const labels = labelsIn(this.language);
    const words = wordsIn(this.language);
    const twips = [30, 28, 16, 26].map((width) => Math.round((TEXT_WIDTH * width) / 100));
    const text = (content: string, isOwn: boolean): Cell => ({
      entries: content === '' ? [] : [[{ parts: [{ text: content }], isOwn }]],
      isList: false,
    });
    const columns = [labels.partner, words.signatory, words.date, words.signature];
    const rows = partners.map(
      ({ name, signatory }) =>
        new TableRow({
          cantSplit: true,
          height: { value: 800, rule: 'atLeast' },
          children: [text(name, true), text(signatory, true), text('', false), text('', false)].map((cell, index) =>
            this.cell(cell, twips[index] ?? 0, { isHeading: false, keepNext: false }),
          ),
        }),
    );
    const head = new TableRow({
      tableHeader: true,
      cantSplit: true,
      children: columns.map((column, index) =>
        this.cell(
          { entries: [[{ parts: [{ text: column, look: 'strong' }], isOwn: false }]], isList: false },
          twips[index] ?? 0,
          { isHeading: true, keepNext: true },
        ),
      ),
    });
    return [
      this.paragraph({ parts: [{ text: words.signatures }], isOwn: false }, { heading: HeadingLevel.HEADING_2 }),
      this.grid(twips, [head, ...rows]),
      this.gap(),
    ];
  }

  /** Tables that touch become one. */
  private gap(): Paragraph {
    return this.empty({ spacing: { after: 60, line: 120 } });
  }

  private empty(options: IParagraphOptions): Paragraph {
    return new Paragraph({ ...options, ...(this.page === 'rtl' ? { bidirectional: true } : {}) });
  }
}

function muted(line: Line): Line {
  return { ...line, parts: line.parts.map(({ text }) => ({ text, look: 'muted' })) };
}

function strong(line: Line): Line {
  return { ...line, parts: line.parts.map(({ text }) => ({ text, look: 'strong' })) };
}
