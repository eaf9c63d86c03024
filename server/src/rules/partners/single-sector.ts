import { pairOf } from '../../plan/tree';
import { enumOf, type Language, planFormat } from '../../schema/shape';
import { rule } from '../rule';
import { inBoth } from '../words';

export default rule({
  id: 'single-sector',
  category: 'partners',
  severity: { early: 'info', late: 'warning' },
  source: ['L12', 'L69'],
  summary: { en: 'All partners are of one sector', he: 'כל השותפים ממגזר אחד' },
  when: {
    en: 'There are two or more active partners, and all are of the same sector.',
    he: 'יש שני שותפים פעילים או יותר, וכולם מאותו מגזר.',
  },
  why: {
    en: 'The workshop counts it among the roles of the sector to “develop partnerships with different sectors for a shared interest”, and names the “large cultural gap between organisations, for example between the social and the governmental”. A table of one sector spares itself the gap, and goes without what is on its other side.',
    he: 'בסיכום הסדנה, ״פיתוח שותפויות עם מגזרים שונים לקיום אינטרס משותף״ נמנה עם תפקידי המגזר, ומתואר ״פער תרבותי בין ארגונים, למשל בין החברתי והממשלתי״. שולחן שכולו מגזר אחד חוסך את הפער, ומוותר על מה שנמצא מעברו השני.',
  },
  examples: {
    fails: [
      '⟦partners⟧:\n  - { id: trust, name: River Trust, sector: civil-society }\n  - { id: anglers, name: Anglers’ Club, sector: civil-society }\n',
      'stage: agreed\n⟦partners⟧:\n  - { id: iriya, name: העירייה, sector: local-government }\n  - { id: moatza, name: המועצה האזורית, sector: local-government }\n',
    ],
    passes: [
      'partners:\n  - { id: trust, name: River Trust, sector: civil-society }\n  - { id: county, name: County Council, sector: local-government }\n',
      'partners:\n  - { id: trust, name: River Trust, sector: civil-society }\n',
    ],
  },
  *check(plan) {
    const partners = plan.activePartners;
    const sector = partners[0]?.sector?.value;
    const at = pairOf(plan.node, 'partners')?.key;
    if (!at || !sector || partners.length < 2 || partners.some((one) => one.sector?.value !== sector)) return;
    yield {
      at,
      message: inBoth((l) =>
        l === 'he'
          ? `כל השותפים הפעילים (${partners.length}) באים ממגזר אחד: ${sectorName(sector, l)}. מגזרים אחרים מביאים ידע, משאבים וסמכויות שחסרים כאן, וגם נקודות מבט שונות. כדאי לחשוב מי ממגזר אחר חולק את האינטרס, ולהזמין להצטרף.`
          : `All active partners (${partners.length}) are of one sector: ${sectorName(sector, l)}. Other sectors hold knowledge, resources and powers that are missing here, and see things differently. Consider who elsewhere shares the interest, and invite them.`,
      ),
    };
  },
});

function sectorName(sector: string, language: Language): string {
  const shape = planFormat.resolve({ $ref: '#/definitions/sector' });
  const known = enumOf(planFormat, shape, language).find(({ value }) => value === sector);
  return known?.title ?? sector;
}
