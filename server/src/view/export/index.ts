/** A plan as files to send, print, sign and sort. */
import type { Analysis } from '../../check';
import type { Language } from '../../schema/shape';
import { utf8 } from '../text';
import { csvOf } from './csv';
import { htmlOf } from './html';
import { markdownOf } from './markdown';
import { type Outline, outlineOf } from './outline';
import { svgOf } from './svg';

export const EXPORT_FORMATS = ['html', 'markdown', 'docx', 'svg', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportOptions {
  readonly to: ExportFormat;
  /** Of the file's own words; the plan's language where it is absent. */
  readonly language?: Language | undefined;
  /** Loads what writes documents, where it lies elsewhere than beside this file. */
  readonly loadDocx?: (() => Promise<DocxWriter>) | undefined;
}

/** Most never ask for a document, and what writes one is larger than all the rest: it is loaded on demand. */
export type DocxWriter = (outline: Outline) => Promise<Uint8Array>;

export interface Exported {
  readonly bytes: Uint8Array;
  /** Without a dot. */
  readonly extension: string;
  readonly mime: string;
}

type Writer = (analysis: Analysis, language: Language, options: ExportOptions) => string | Promise<Uint8Array>;

const loadDocx = async (): Promise<DocxWriter> => (await import('./docx')).docxOf;

/** Some four hundred pages. Each entry costs what writes documents a tenth of a millisecond and more. */
const DOCUMENT = { mostEntries: 5000 };

const FORMATS: Readonly<Record<ExportFormat, Omit<Exported, 'bytes'> & { readonly write: Writer }>> = {
  html: { extension: 'html', mime: 'text/html', write: htmlOf },
  markdown: {
    extension: 'md',
    mime: 'text/markdown',
    write: (analysis, language) => markdownOf(outlineOf(analysis, language)),
  },
  docx: {
    extension: 'docx',
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    write: async (analysis, language, options) => {
      const write = await (options.loadDocx ?? loadDocx)();
      return write(outlineOf(analysis, language, DOCUMENT));
    },
  },
  svg: { extension: 'svg', mime: 'image/svg+xml', write: svgOf },
  csv: { extension: 'csv', mime: 'text/csv', write: csvOf },
};

/**
 * Makes a file of a plan. Never throws for what is in a plan: of a broken one it shows what can be shown.
 * `svg` is the matrix, `csv` the register of commitments; the others hold the whole plan.
 */
export async function exportPlan(analysis: Analysis, options: ExportOptions): Promise<Exported> {
  const { extension, mime, write } = FORMATS[options.to];
  const written = await write(analysis, options.language ?? analysis.language, options);
  return { bytes: typeof written === 'string' ? utf8(written) : written, extension, mime };
}
