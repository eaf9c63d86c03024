import { lackAt } from '../lack';
import { rule } from '../rule';
import { inBoth } from '../words';

export default rule({
  id: 'no-backbone',
  category: 'governance',
  severity: { early: 'info', late: 'warning' },
  source: ['collective impact'],
  summary: { en: 'No backbone organisation', he: 'אין ארגון שדרה' },
  when: {
    en: 'There are three or more active partners; “backbone” under governance is blank, and no active partner has the role “backbone”.',
    he: 'יש שלושה שותפים פעילים או יותר; backbone (ארגון שדרה) תחת governance חסר, ולאף שותף פעיל אין תפקיד backbone.',
  },
  why: {
    en: '“The expectation that collaboration can occur without a supporting infrastructure is one of the most frequent reasons why it fails”, write Kania and Kramer on collective impact. Calling together, preparing, following up and keeping the whole in view is work; where nobody has it as a task, it isn’t done.',
    he: 'לפי מאמרם של קניה וקרמר על אימפקט קולקטיבי (collective impact), הציפייה ששיתוף פעולה יתקיים בלי תשתית שתומכת בו היא מהסיבות השכיחות לכישלון. לזמן, להכין, לעקוב ולראות את התמונה כולה – זו עבודה, וכשהיא אינה תפקיד של אף אחד, היא לא נעשית.',
  },
  examples: {
    fails: [
      'title: ⟦River Trail⟧\npartners:\n  - { id: trust, name: River Trust, sector: civil-society }\n  - { id: county, name: County Council, sector: local-government }\n  - { id: kestrel, name: Kestrel Homes, sector: business }\n',
      'title: שביל הנחל\nstage: agreed\npartners:\n  - { id: amuta, name: עמותת הנחל, sector: civil-society }\n  - { id: iriya, name: העירייה, sector: local-government }\n  - { id: keren, name: קרן שורשים, sector: philanthropy }\n⟦governance⟧:\n  decisionRule: consent\n',
    ],
    passes: [
      'partners:\n  - { id: trust, name: River Trust, sector: civil-society, role: backbone }\n  - { id: county, name: County Council, sector: local-government }\n  - { id: kestrel, name: Kestrel Homes, sector: business }\n',
      'partners:\n  - { id: trust, name: River Trust, sector: civil-society }\n  - { id: county, name: County Council, sector: local-government }\n',
    ],
  },
  *check(plan) {
    const partners = plan.activePartners;
    if (partners.length < 3 || partners.some((partner) => partner.role?.value === 'backbone')) return;
    const at = lackAt(plan, 'governance', 'backbone');
    if (!at) return;
    yield {
      at,
      message: inBoth((l) =>
        l === 'he'
          ? `בתוכנית ${partners.length} שותפים פעילים, ולא צוין מי מהם הוא ארגון השדרה. בשותפות של שלושה ומעלה התיאום הוא עבודה, וכשהיא אינה תפקיד של אף אחד, היא לא נעשית. כדאי להסכים מי נושא בה, ולציין זאת תחת governance, במפתח backbone, או בתפקיד (role) של השותף.`
          : `The plan has ${partners.length} active partners, and names none of them as the backbone. From three on, coordination is work; where nobody has it as a task, it isn’t done. Agree on who carries it, and name that partner under governance as “backbone”, or give it that role.`,
      ),
    };
  },
});
