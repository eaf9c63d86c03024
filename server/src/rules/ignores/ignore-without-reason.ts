import { ignoreRule } from '../rule';
import { listed } from '../words';

export default ignoreRule({
  id: 'ignore-without-reason',
  category: 'ignores',
  severity: 'warning',
  source: ['L120'],
  summary: { en: 'A finding is ignored without a reason', he: 'התעלמות מממצא בלי נימוק' },
  when: {
    en: 'A comment asks for a finding to be ignored, and gives no reason behind “ -- ”. It is ignored all the same.',
    he: 'הערה מבקשת להתעלם מממצא, ולא כתוב בה נימוק אחרי ״ -- ״. הממצא מוסתר בכל זאת.',
  },
  why: {
    en: '“Transparency in relationships” is one of the workshop’s recommendations. A risk may be taken knowingly; the other partners should be able to read why.',
    he: '״שקיפות במערכות היחסים״ היא מהמלצות הסדנה. אפשר לקחת סיכון ביודעין, וראוי ששאר השותפים יוכלו לקרוא מדוע.',
  },
  examples: {
    fails: [
      'title: River Trail\ngovernance:\n  ⟦# partnership-ignore-next-line one-partner-decides⟧\n  decisionRule: lead-decides\n',
      '⟦# partnership-ignore one-partner-decides --⟧\ntitle: שביל הנחל\ngovernance:\n  decisionRule: lead-decides\n',
    ],
    passes: [
      'title: River Trail\ngovernance:\n  # partnership-ignore-next-line one-partner-decides -- the law asks for it\n  decisionRule: lead-decides\n',
      '# partnership-ignore one-partner-decides -- כך קובע החוק\ntitle: שביל הנחל\ngovernance:\n  decisionRule: lead-decides\n',
    ],
  },
  *checkIgnores(ignores) {
    for (const directive of new Set(ignores.map((use) => use.directive))) {
      if (directive.reason !== undefined) continue;
      const names = directive.rules.map((ref) => ref.id);
      yield {
        at: { start: directive.start, end: directive.end },
        message: {
          en: `${names.length > 0 ? `${listed(names, 'en')} ${names.length > 1 ? 'are' : 'is'} ignored here` : 'Something is to be ignored here'}, and nobody can read why. Add the reason at the end of the comment: “ -- reason”.`,
          he: `ההערה מבקשת להתעלם${names.length > 0 ? ` מ־${listed(names, 'he')}` : ''}, ואינה אומרת מדוע. יש להוסיף נימוק בסופה: ״ -- נימוק״.`,
        },
      };
    }
  },
});
