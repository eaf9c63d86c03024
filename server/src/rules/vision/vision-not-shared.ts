import { addItems } from '../../plan/edit';
import { placeOf } from '../../plan/model';
import { pairOf, resolve } from '../../plan/tree';
import { isBlank } from '../../plan/values';
import { rule } from '../rule';
import { inBoth, listed, nameById } from '../words';

const ORDER = ['statement', 'goals', 'sharedBy', 'revisit'];

export default rule({
  id: 'vision-not-shared',
  category: 'vision',
  severity: 'warning',
  source: ['L122'],
  summary: { en: 'The vision isn’t shared by the partners', he: 'החזון אינו משותף לכל השותפים' },
  when: {
    en: 'In a plan of two or more active partners that has a vision, “sharedBy” names fewer than two of them; from the stage “agreed” on, when it doesn’t name all of them.',
    he: 'בתוכנית של שני שותפים פעילים או יותר שיש בה חזון, sharedBy (שותפים לחזון) מציין פחות משניים מהם; משלב agreed (הושגה הסכמה) ואילך, כשאינו מציין את כולם.',
  },
  why: {
    en: 'The workshop says “Create a shared vision”. A vision that one partner wrote is that partner’s; it becomes shared when the others have had their say and stand behind it.',
    he: '״לייצר חזון משותף״, כך בסיכום הסדנה. חזון ששותף אחד כתב הוא שלו; הוא נעשה משותף כשהאחרים השפיעו עליו ועומדים מאחוריו.',
  },
  fix: {
    en: 'Adds the missing partners under “sharedBy”.',
    he: 'מוסיף את השותפים החסרים תחת sharedBy.',
  },
  examples: {
    fails: [
      'partners:\n  - { id: trust, name: River Trust, sector: civil-society }\n  - { id: county, name: County Council, sector: local-government }\nvision:\n  statement: A river for all\n  sharedBy: ⟦[trust]⟧\n',
      'stage: agreed\npartners:\n  - { id: amuta, name: עמותת הנהר, sector: civil-society }\n  - { id: iriya, name: העירייה, sector: local-government }\n⟦vision⟧:\n  statement: נחל לכולם\n',
    ],
    passes: [
      'stage: agreed\npartners:\n  - { id: trust, name: River Trust, sector: civil-society }\n  - { id: county, name: County Council, sector: local-government }\nvision:\n  statement: A river for all\n  sharedBy: [trust, county]\n',
      'stage: aligning\npartners:\n  - { id: amuta, name: עמותת הנהר, sector: civil-society }\n  - { id: iriya, name: העירייה, sector: local-government }\n  - { id: keren, name: קרן הגליל, sector: philanthropy }\nvision:\n  statement: נחל לכולם\n  sharedBy: [amuta, iriya]\n',
    ],
  },
  *check(plan) {
    const { vision } = plan;
    if (!vision || isBlank(vision.statement?.value) || plan.activePartners.length < 2) return;
    const list = resolve(pairOf(vision.node, 'sharedBy')?.value);
    // A name where a list belongs is the schema's business.
    if (list?.kind === 'map' || (list?.kind === 'scalar' && list.value !== null && !isBlank(String(list.value))))
      return;
    const sharing = new Set(vision.sharedBy.map((reference) => reference.value));
    const active = [...new Set(plan.activePartners.flatMap(({ id }) => (isBlank(id?.value) ? [] : [id?.value ?? ''])))];
    const missing = active.filter((id) => !sharing.has(id));
    const count = active.length - missing.length;
    if (missing.length === 0 || (count >= 2 && !plan.isFrom('agreed'))) return;
    const names = inBoth((l) =>
      listed(
        missing.map((id) => nameById(plan, id)),
        l,
      ),
    );
    yield {
      at: placeOf(vision, 'sharedBy'),
      message: {
        en: `The vision isn’t yet shared: “sharedBy” doesn’t name ${names.en}. A vision that not all partners had a part in won’t carry them. Go over it together, and then add those who stand behind it.`,
        he: `החזון עדיין אינו משותף לכולם. תחת sharedBy אין אזכור של ${names.he}. חזון שלא כל השותפים לקחו חלק ביצירתו לא ירתום אותם. כדאי לעבור עליו יחד, ואז להוסיף את מי שעומדים מאחוריו.`,
      },
      fixes: [
        {
          title: { en: `Add that ${names.en} share the vision`, he: `להוסיף לשותפים לחזון: ${names.he}` },
          safe: false,
          edits: () => addItems(plan.document, vision.node, 'sharedBy', missing, ORDER),
        },
      ],
    };
  },
});
