import { type Analysis, analyse, type CheckOptions } from '../check';
import { type PlanDocument, parseDocument } from '../plan/document';
import type { OpenText } from './open-text';

/** A plan that is open in the editor, in one version of its text. */
export interface OpenPlan {
  readonly uri: string;
  readonly version: number;
  readonly analysis: Analysis;
}

/**
 * The open plans, each analysed once for each version of its text. A new version takes over the pieces that didn't
 * change from the one before; what belongs to a closed document is dropped.
 */
export class Plans {
  private readonly known = new Map<string, OpenPlan & { readonly options: CheckOptions; readonly day: string }>();

  /** @param optionsFor what is to be checked by, for a document */
  constructor(private readonly optionsFor: (uri: string) => CheckOptions) {}

  /** The plan of a document as it stands. */
  of(document: OpenText): OpenPlan {
    const { uri, version } = document;
    const options = this.optionsFor(uri);
    const day = options.today ?? new Date().toDateString();
    const known = this.known.get(uri);
    // Findings depend on the day: a plan that stays open overnight is read anew.
    if (known?.version === version && known.options === options && known.day === day) return known;
    const parsed: PlanDocument = parseDocument(document.lines, known?.analysis.document);
    const plan = { uri, version, options, day, analysis: analyse(parsed, { ...options, file: uri }, known?.analysis) };
    this.known.set(uri, plan);
    return plan;
  }

  close(uri: string): void {
    this.known.delete(uri);
  }
}
