import { firstUnread } from '../plan/document';
import type { Language } from '../schema/shape';
import { changesOf, type LivePage, markupOf, renderLive } from '../view/preview';
import type { OpenPlan } from './plans';
import type { PreviewParams, PreviewResult } from './protocol';

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

/** The pages of one version of a plan, by language: previews beside each other, and those asked again, share them. */
interface Pages {
  readonly plan: OpenPlan;
  readonly made: Map<Language, LivePage>;
}

/** What is kept of an open plan. */
interface Kept {
  newest: Pages;
  /** As the plan last stood while its text was sound. */
  sound: Pages | undefined;
  /** The last pages made in each language, the newest first: what previews have by now, and what the next page begins with. */
  readonly last: Map<Language, readonly LivePage[]>;
}

/** Two previews of a plan in one language are at most one page apart, or are sent the whole. */
const PAGES_KEPT = 2;

/** The pages of each open plan, as it stands and as it last stood while its text was sound. */
export class Previews {
  private readonly plans = new Map<string, Kept>();

  /**
   * The page of a plan; while its text is broken, the page of the last version that wasn't.
   * @param language the plan's own where it is absent
   * @param known the number of the page that whoever asks has
   */
  of(plan: OpenPlan, { language, known }: Pick<PreviewParams, 'language' | 'known'>): PreviewResult {
    const { uri, analysis } = plan;
    const isBroken = analysis.plan === undefined || firstUnread(analysis.document) !== undefined;
    const kept: Kept = this.plans.get(uri) ?? { newest: { plan, made: new Map() }, sound: undefined, last: new Map() };
    this.plans.set(uri, kept);
    if (kept.newest.plan !== plan) kept.newest = { plan, made: new Map() };
    if (!isBroken) kept.sound = kept.newest;
    const shown = kept.sound ?? kept.newest;
    const notices = kept.sound ? AS_IT_STOOD : AS_IT_IS;
    const planLanguage = shown.plan.analysis.language;
    const page = pageOf(kept, shown, language ?? planLanguage);
    const since = kept.last.get(page.language)?.find(({ number }) => number === known);
    const changes = since && changesOf(since, page);
    const notice = isBroken && shown.plan.analysis.plan ? notices[page.language] : '';
    return {
      version: shown.plan.version,
      page: page.number,
      ...(changes ? { since: since.number, ...changes } : { html: markupOf(page) }),
      title: page.title,
      language: page.language,
      planLanguage,
      direction: page.direction,
      stale: isBroken,
      notice,
    };
  }

  close(uri: string): void {
    this.plans.delete(uri);
  }
}

function pageOf({ last }: Kept, { plan, made }: Pages, language: Language): LivePage {
  const known = made.get(language);
  if (known) return known;
  const before = last.get(language) ?? [];
  const page = renderLive(plan.analysis, { language }, before[0]);
  made.set(language, page);
  last.set(language, [page, ...before].slice(0, PAGES_KEPT));
  return page;
}
