/** What all of completion needs to know about the plan and about who asks. */
import type { Catalog } from '../../catalog';
import type { Analysis } from '../../check';
import type { PlanDocument } from '../../plan/document';
import type { Layout } from '../../plan/edit';
import type { Names } from '../../plan/names';
import type { Language } from '../../schema/shape';

export interface Context {
  readonly analysis: Analysis;
  readonly document: PlanDocument;
  readonly names: Names;
  readonly catalog: Catalog;
  readonly language: Language;
  readonly layout: Layout;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}
