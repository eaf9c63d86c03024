import type { FileReport, Summary } from '../../report';
import type { Language } from '../../schema/shape';
import type { Colours } from '../terminal';

export interface FormatContext {
  readonly colours: Colours;
  /** Of what is said beside the findings; undefined for that of the plans. */
  readonly language: Language | undefined;
  readonly version: string;
}

/** Writes reports as text. */
export type Format = (files: readonly FileReport[], summary: Summary, context: FormatContext) => string;
