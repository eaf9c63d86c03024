/** What all of completion needs to know about the file and about who asks. */
import type { Catalog } from '../../catalog';
import type { Analysis } from '../../check';
import type { PlanDocument } from '../../plan/document';
import type { Layout } from '../../plan/edit';
import type { Names } from '../../plan/names';
import type { Language } from '../../schema/shape';
import type { Grammar } from './grammar';

export interface Context {
  readonly grammar: Grammar;
  /** Of a plan; undefined for a configuration. */
  readonly analysis: Analysis | undefined;
  readonly document: PlanDocument;
  readonly names: Names;
  readonly catalog: Catalog;
  readonly language: Language;
  readonly layout: Layout;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}
