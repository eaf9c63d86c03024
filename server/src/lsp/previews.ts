import { firstUnread } from '../plan/document';
import type { Language } from '../schema/shape';
import type { Preview } from '../view/preview';
import type { OpenPlan } from './plans';
import type { PreviewResult } from './protocol';
import type { Features } from './session';

/** Said above the page of the last sound text. */
const AS_IT_STOOD: Readonly<Record<Language, string>> = {
  en: 'The text can’t be read in full right now. This is the plan as it last stood.',
  he: 'אי אפשר לקרוא כרגע את כל הטקסט. כך עמדה התוכנית לאחרונה.',
};

/** Said above a page of a text that has never been sound since it was opened. */
const AS_IT_IS: Readonly<Record<Language, string>> = {
  en: 'The text can’t be read in full. This is what could be read of it.',
  he: 'אי אפשר לקרוא את כל הטקסט. זה מה שנקרא ממנו.',
};

type Renderer = Features['renderPreview'];

/** The pages of one version of a plan, by language: previews beside each other, and those asked again, share them. */
interface Pages {
  readonly plan: OpenPlan;
  readonly made: Map<Language, Preview>;
}

/** The pages of each open plan, as it stands and as it last stood while its text was sound. */
export class Previews {
  private readonly newest = new Map<string, Pages>();
  private readonly sound = new Map<string, Pages>();

  /**
   * The page of a plan; while its text is broken, the page of the last version that wasn't.
   * @param render what makes pages
   */
  of(plan: OpenPlan, language: Language | undefined, render: Renderer): PreviewResult {
    const { uri, analysis } = plan;
    const isBroken = analysis.plan === undefined || firstUnread(analysis.document) !== undefined;
    const known = this.newest.get(uri);
    const current = known?.plan === plan ? known : { plan, made: new Map() };
    this.newest.set(uri, current);
    if (!isBroken) this.sound.set(uri, current);
    const last = this.sound.get(uri);
    const shown = last ?? current;
    const notices = last ? AS_IT_STOOD : AS_IT_IS;
    const planLanguage = shown.plan.analysis.language;
    const page = pageOf(shown, language ?? planLanguage, render);
    const notice = isBroken && shown.plan.analysis.plan ? notices[page.language] : '';
    return { version: shown.plan.version, ...page, planLanguage, stale: isBroken, notice };
  }

  close(uri: string): void {
    this.newest.delete(uri);
    this.sound.delete(uri);
  }
}

function pageOf({ plan, made }: Pages, language: Language, render: Renderer): Preview {
  const known = made.get(language);
  if (known) return known;
  const page = render(plan.analysis, { language });
  made.set(language, page);
  return page;
}
