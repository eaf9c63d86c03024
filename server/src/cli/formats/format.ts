import type { FileReport, Summary } from '../../report';
import type { Language } from '../../schema/shape';
import type { Colours } from '../terminal';

export interface FormatContext {
  readonly colours: Colours;
  /** Of what is said beside the findings; undefined for that of the plans. */
  readonly language: Language | undefined;
  readonly version: string;
  /** The path of a file as its repository knows it, from a report's path. */
  readonly inRepository: (path: string) => string;
}

/** Writes reports as text. */
export type Format = (files: readonly FileReport[], summary: Summary, context: FormatContext) => string;

/** The language of most plans. */
export function languageOf(files: readonly FileReport[]): Language {
  const hebrew = files.filter((file) => file.language === 'he').length;
  return hebrew * 2 > files.length ? 'he' : 'en';
}
