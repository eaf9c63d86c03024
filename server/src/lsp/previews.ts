import type { Language } from '../schema/shape';
import { renderPreview } from '../view/preview';
import type { OpenPlan } from './plans';
import type { PreviewResult } from './protocol';

type Shown = Omit<PreviewResult, 'stale' | 'notice'>;

const NOTICES: Readonly<Record<Language, string>> = {
  en: 'The text can’t be read in full right now. This is the plan as it last stood.',
  he: 'אי אפשר לקרוא כרגע את כל הטקסט. כך עמדה התוכנית לאחרונה.',
};

/** The page of each open plan, and how it last stood while its text was sound. */
export class Previews {
  private readonly sound = new Map<string, Map<string, Shown>>();

  /** The page of a plan; while its text is broken, the page of the last version that wasn't. */
  of({ uri, version, analysis }: OpenPlan, language: Language | undefined): PreviewResult {
    const pages = this.sound.get(uri) ?? new Map<string, Shown>();
    this.sound.set(uri, pages);
    const key = language ?? 'own';
    const isBroken = analysis.plan === undefined || analysis.document.problems.length > 0;
    const last = pages.get(key);
    if (isBroken && last) return { ...last, stale: true, notice: NOTICES[last.language] };
    const page = { version, ...renderPreview(analysis, language ? { language } : {}) };
    if (isBroken) return { ...page, stale: true, notice: analysis.plan ? NOTICES[page.language] : '' };
    pages.set(key, page);
    return { ...page, stale: false, notice: '' };
  }

  close(uri: string): void {
    this.sound.delete(uri);
  }
}
