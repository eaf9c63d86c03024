import { strict as assert } from 'node:assert';
import { createCatalog } from '../../../server/src/catalog';
import { findCoercion } from '../../../server/src/rules/conduct/coercion';
import { assertFires, assertSilent, unmark } from '../support';

/** Sentences as they stand in plans; `⟦…⟧` encloses what is to be found, and what has no marks is innocent. */
const ENGLISH: readonly string[] = [
  // impose
  'We will ⟦impose⟧ one standard, and the others will get used to it',
  'The bank ⟦imposes⟧ its logo on all materials',
  'The timetable was ⟦imposed⟧ on the smaller partners',
  'We get there by ⟦imposing⟧ deadlines on the schools',
  'IMPORTANT: ⟦IMPOSE⟧ the new form on every school',
  '⟦Imposing⟧ the county’s format saves time',
  // force
  'We will ⟦force⟧ the county to accept the route',
  'The plan is to ⟦force⟧ a decision before the summer',
  '⟦Force⟧ partners to sign by June',
  '⟦Force⟧ a vote by Friday',
  'The agreement ⟦forces⟧ partners into silence',
  '⟦Force⟧ them into the agreement',
  'The funder ⟦forces⟧ us to report weekly',
  'Small organisations are ⟦forced⟧ to join',
  'By ⟦forcing⟧ the issue we save a year',
  'They ⟦forced⟧ the decision through in one evening',
  'This must ⟦force⟧ the ministry’s hand, so ⟦force⟧ it through',
  'If nobody objects we will ⟦force⟧ the pace: ⟦force⟧ everyone to keep up',
  // compel
  'The ministry can ⟦compel⟧ members to attend',
  'Members are ⟦compelled⟧ to share their lists',
  'The contract ⟦compels⟧ every partner to pay',
  'We are ⟦compelling⟧ them to publish',
  // dictate
  'The lead ⟦dictates⟧ the agenda',
  'The funder will ⟦dictate⟧ terms to everyone',
  'Prices were ⟦dictated⟧ by the bank',
  '⟦Dictating⟧ the schedule is the lead’s job',
  // coerce
  'Reluctant partners will be ⟦coerced⟧ if needed',
  'A little ⟦coercion⟧ helps',
  'We ⟦coerce⟧ the landlords',
  // phrases
  'Then the others have ⟦no choice but⟧ to follow',
  'They will have ⟦no other choice than⟧ to sign',
  'Leave the school with ⟦no choice⟧',
  'The trail will be built, ⟦whether they like it or not⟧',
  'Everyone joins, ⟦whether the partners want it or not⟧',
  'We go ahead, ⟦like it or not⟧',
  // denial that is none, or of something else
  'We will not only ask but ⟦force⟧ them to come',
  'If they do not sign, ⟦force⟧ them to leave',
  'When talks do not help, we ⟦impose⟧ a solution',
  'No time is left: ⟦impose⟧ the design',
  'They did not ask and ⟦forced⟧ the sale',
  'No matter what, the lead will ⟦impose⟧ its will',
  'The county did not answer; we will ⟦dictate⟧ the terms',
  'We do not wait, we ⟦impose⟧',
  'Not everybody agreed, but the bank ⟦imposed⟧ its plan',
  // apostrophes and quotations beside
  'The partners’ time is short, so we ⟦force⟧ them to choose',
  'The “shared” vision was ⟦imposed⟧ by one partner',

  // denied
  'Partners agree without imposing anything',
  'Without pressure, shaming or forcing anyone',
  'We do not force partners to sign',
  'We don’t impose our views',
  'We never dictate to communities',
  'The lead must not compel members',
  'Persuade rather than coerce',
  'Ask instead of imposing',
  'No partner may impose its format on others',
  'Nobody is forced to share data',
  'No one should be compelled to attend',
  'Decisions are never imposed by the funder',
  'Nothing here is dictated from above',
  'Refrain from imposing new forms',
  'Avoid forcing people to choose',
  'The partnership is free of coercion',
  'We refuse to dictate terms',
  'A partner cannot impose its timetable',
  'Nor do we force anyone to stay',
  'The protocol protects members against being forced out',
  'Victims of coercion get legal help',
  'Impose nothing; ask first',
  'Impose no conditions',
  'We have no choice of dates yet',
  'No coercion, no threats',
  'A plan that is agreed, not dictated',
  'Voluntary, never coerced',
  'The council will neither force nor impose a solution',
  'Imposing solutions does not work here',
  'Coercion has no place in this partnership',
  'The design was imposed on nobody',
  'No partner, whatever its size, may dictate the pace',
  'We will not leave anyone with no choice but to sign',
  // quoted
  'One resident asked: “Will you force us to sell?”',
  'They called it "imposed", and we listened',
  "The report is titled 'Forced to choose'",
  'The «no choice but to agree» style is over',
  // other words
  'A skilled workforce for the region',
  'Law enforcement takes part in the forum',
  'Reinforce the trust between the schools',
  'Enforce the safety rules together, and reinforced doors',
  // nouns
  'A task force meets monthly',
  'The agreement stays in force until 2029',
  'The police force sends an observer',
  'The Air Force base next door; air forces of two countries',
  'Force majeure suspends all deadlines',
  'Organise the forces of civil society for an initiative',
  'We join forces to restore the river',
  'Market forces push rents up',
  'Volunteers are the driving force of the trail',
  'The rules come into force in May',
  'A force for good in the town',
  'The armed forces give back the land',
  'Residents have the force of numbers',
  'Nobody wants to resort to force',
  // adjectives and other senses
  'A compelling vision for the valley',
  'Make the story more compelling for donors',
  'The hall is imposing, and cold',
  'An imposing building at the river',
  'Planting starts as the season dictates',
  'The dictates of conscience',
  'Duties imposed by law stay with the county',
  'Support for survivors of forced marriage and forced labour',
  'We felt compelled to act when the river died',
  'Deadlines are self-imposed',
  'Many choices but one goal',
  'There is no choice of venue yet',
  'Whether or not it rains',
];

const HEBREW: readonly string[] = [
  // כפה
  'צריך ⟦לכפות⟧ על השותפים לוח זמנים',
  'העירייה ⟦כופה⟧ את דעתה על כולם',
  'נחתום ⟦בכפייה⟧ אם יידרש',
  'המדיניות ⟦נכפתה⟧ על הארגונים',
  'אנחנו ⟦נכפה⟧ את התקן על כולם',
  '⟦כשכופים⟧ עלינו תקן',
  '⟦נכפה⟧ פתרון על מי שלא חתם',
  '⟦נאלץ⟧ אותם להסכים',
  'המשרד ⟦יכפה⟧ עלינו דיווח חודשי',
  'המוביל ⟦כפה⟧ על כולם את הפורמט',
  'הם ⟦כפו⟧ את ההחלטה על העמותות',
  'זה פתרון ⟦כפוי⟧',
  'ההחלטה ⟦שנכפתה⟧ על התושבים',
  '⟦והכפייה⟧ הזאת נמשכת',
  'כך הגענו ⟦מכפייה⟧ להסכמה',
  'הצעדים ⟦שייכפו⟧ על העמותות',
  // הכריח
  'אפשר ⟦להכריח⟧ אותם לחתום',
  'הבנק ⟦מכריח⟧ את העמותה לפרסם',
  'הם ⟦הכריחו⟧ אותנו להצטרף',
  'הארגון ⟦הוכרח⟧ לוותר',
  'נפעל ⟦ולהכריחם⟧ לשלם',
  '⟦כשהכריחו⟧ את בתי הספר להצטרף',
  // אילץ
  'יש ⟦לאלץ⟧ את השכנים להסכים',
  'המימון ⟦מאלץ⟧ אותנו לקצר',
  'הקרן ⟦אילצה⟧ את הצוות להתפטר',
  'המועצה ⟦תאלץ⟧ את היזמים למכור',
  'הצוות ⟦אולץ⟧ לעזוב',
  // כופף
  'נצטרך ⟦לכופף⟧ ידיים במשרד',
  'הם ⟦כופפו⟧ לנו את היד',
  'המשרד ⟦מכופף⟧ ידיים',
  'יהיה כאן ⟦כיפוף⟧ ידיים',
  // הכתיב
  'הבנק רוצה ⟦להכתיב⟧ את התנאים',
  'העירייה ⟦מכתיבה⟧ את סדר היום',
  'הקרן ⟦הכתיבה⟧ לנו את הנוסח',
  'המשרד ⟦הכתיב⟧ את התנאים',
  'השותף הגדול ⟦יכתיב⟧ את הקצב',
  'המחירים ⟦הוכתבו⟧ מלמעלה',
  'אלה ⟦תכתיבים⟧ של המממן',
  // אין ברירה
  '⟦אין להם ברירה⟧ והם יצטרפו',
  'ליזמים ⟦שאין להם ברירה⟧ נציע הסכם',
  '⟦אין לשותפים ברירה⟧',
  '⟦ואין לנו שום ברירה⟧',
  '⟦אין ברירה אלא⟧ לחתום',
  '⟦לא תהיה להם ברירה⟧ אחרי שנחתום',
  // שלילה שאינה כאן
  'לא רק נבקש אלא גם ⟦נכפה⟧',
  'אם לא יסכימו ⟦נכפה⟧ עליהם את ההסדר',
  'אם לא יחתמו, צריך ⟦להכריח⟧ אותם',
  'לא נחכה, ⟦נכפה⟧ את הפתרון',
  'אין זמן. ⟦להכריח⟧ את כולם',
  // ניקוד, מקף
  'צריך ⟦לִכְפּוֹת⟧ עליהם',
  'הסדר ⟦כפוי⟧־למחצה',

  // שלילה
  'לא לכופף ידיים',
  'להסכים בלי לכפות דבר',
  'שותפות ללא כפייה',
  'אין לאלץ שותפים לחתום',
  'אסור להכריח איש',
  'להקשיב במקום לכפות',
  'איננו מכתיבים תנאים לקהילות',
  'אף שותף לא יכפה את דעתו',
  'איש אינו כופה לוח זמנים',
  'לא נכפה החלטות על אף ארגון',
  'אל תכפו פתרונות',
  'יש להימנע מכפייה',
  'הכול בהסכמה, ושום החלטה לא הוכתבה',
  'אין שותף שמכתיב את הקצב',
  'לא ניתן להכתיב תנאים',
  'לא נוכל לכפות את זה',
  'אסור לשותף אחד להכריח את האחרים',
  'ללא לחץ, איום או כפייה',
  'בלי לאיים, לכפות או לדחוק',
  'בלי שמישהו יכפה את דעתו',
  'לא נרצה שהעירייה תכפה עלינו',
  'כפייה אינה דרכנו',
  'אין מקום לכפייה',
  'במקום הכפייה נבחר בשיח',
  'לא הוכרחו להצטרף',
  'מבלי לאלץ את הקטנים',
  'לא להכריח, לא לאלץ ולא לכופף ידיים',
  'לא נכריח ולא נאלץ',
  'בכפוף לתקציב ובהכרח באישור',
  'נגד כפייה דתית',
  // ציטוט
  'הם קראו לזה ״כפייה״ והקשבנו',
  'תושבת שאלה: "האם תכריחו אותנו למכור?"',
  'ספר בשם «אין להם ברירה»',
  'מה שכונה ב״כפייה״ הוסר',
  // מילים אחרות
  'זה צעד הכרחי לכולם',
  'אין הכרח לחתום השנה',
  'הצוות כפוף למנהלת המחלקה',
  'העמותות כפופות לחוק העמותות',
  'המכתב יישלח לכתובת של העמותה',
  'כפית סוכר וכפות ידיים',
  'נותנים יד לכפות הידיים הקטנות',
  'סדנת הכתיבה בקהילה',
  'שגיאות הכתיב המלא',
  'הכתבה בעיתון והכתבת שלנו',
  'אכיפת החוק ולאכוף את הכללים',
  'העירייה אכפה את החוק',
  'אכפת לנו מהנחל',
  'אילוצי תקציב של המשרד',
  'אנחנו מוכרחים להצליח יחד',
  'כפי שסוכם בפגישה',
  'הכפר והכפרים באזור',
  'כפיים לכל המתנדבים',
  'כפיות טובה לא תהיה כאן',
  'נאלצנו לדחות את המפגש בגלל הגשם',
  'ייאלצו להמתין עד האביב',
  'פגישות תכופות עם התושבים',
  'ברירת המחדל היא הסכמה',
  'יש לנו ברירה טובה יותר',
  'המציאות מכתיבה שינויים',
  'כפל תפקידים וכיפת בית הכנסת',
  'להכתיב את הפרוטוקול למזכירה',
  'מכופפים את הכללים לטובת הילדים, בהסכמה',
  'תמורת מכתבים ומכתב המלצה',
];

const found = (text: string) => findCoercion(text).map(({ start, end }) => text.slice(start, end));

for (const [language, sentences] of [
  ['English', ENGLISH],
  ['Hebrew', HEBREW],
] as const) {
  describe(`arm-twisting in ${language}`, () => {
    for (const sentence of sentences) {
      const { text, spans } = unmark(sentence);
      it(sentence, () => {
        assert.deepEqual(
          findCoercion(text).map(({ start, end }) => ({ start, end, words: text.slice(start, end) })),
          spans.map(({ start, end }) => ({ start, end, words: text.slice(start, end) })),
        );
      });
    }

    it('has at least 60 sentences, half of them innocent', () => {
      const innocent = sentences.filter((sentence) => !sentence.includes('⟦')).length;
      assert.ok(sentences.length >= 60 && innocent * 2 >= sentences.length, `${innocent} of ${sentences.length}`);
    });
  });
}

describe('arm-twisting with the prefixes of Hebrew', () => {
  for (const prefix of ['', 'ו', 'ש', 'וש', 'כש', 'וכש', 'לכש']) {
    it(`${prefix}הכריחו`, () => assert.deepEqual(found(`${prefix}הכריחו אותם`), [`${prefix}הכריחו`]));
  }
  for (const prefix of ['', 'ו', 'ה', 'ב', 'ל', 'מ', 'כ', 'ש', 'שב', 'וב', 'ומה', 'ושב', 'שמה', 'וכשב']) {
    it(`${prefix}כפייה`, () => assert.deepEqual(found(`כך ${prefix}כפייה`), [`${prefix}כפייה`]));
  }
  for (const prefix of ['', 'ו', 'ש', 'מ', 'וש', 'כ']) {
    it(`${prefix}להכתיב`, () => assert.deepEqual(found(`רצו ${prefix}להכתיב תנאים`), [`${prefix}להכתיב`]));
  }
});

describe('arm-twisting in a plan', () => {
  it('knows no word of the workshop’s own catalog for force', () => {
    for (const { id, he, en } of createCatalog().entries) assert.deepEqual([...found(he), ...found(en)], [], id);
  });

  const places: readonly (readonly [string, string])[] = [
    ['title', 'title: ⟦Impose⟧ order\n'],
    ['vision and goals', 'vision:\n  statement: We ⟦dictate⟧ it\n  goals: [{ id: g, goal: ⟦Force⟧ them out }]\n'],
    ['partner', 'partners:\n  - { id: a, name: A, stake: We can ⟦compel⟧ others, expects: [We ⟦impose⟧ our logo] }\n'],
    ['decision', 'decisions:\n  - { id: d, decision: Sign, because: ⟦אין להם ברירה⟧ }\n'],
    ['governance', 'governance:\n  transparency: The lead ⟦dictates⟧\n  exit: { triggers: [Being ⟦forced⟧ out] }\n'],
    ['commitment', 'implementation:\n  commitments: [{ id: c, what: ⟦להכריח⟧ את כולם }]\n'],
    ['practice', 'practices:\n  - practice: Talk\n    how: And then ⟦coerce⟧ them\n'],
    ['insight and question', 'insights: [⟦Force⟧ them]\nquestions:\n  - { question: Why ⟦impose⟧ it? }\n'],
    ['sign-off', 'signoff: [{ partner: a, verdict: abstains, note: We were ⟦forced⟧ }]\n'],
    ['several in one text', 'summary: We ⟦impose⟧ and ⟦dictate⟧, then ⟦impose⟧ again\n'],
    ['single quotes', "summary: '⟦Force⟧ them; it''s time to ⟦impose⟧ it'\n"],
    ['double quotes with escapes', 'summary: "\\u05d0 \\"x\\" ⟦force⟧ them\\tto ⟦impose⟧"\n'],
    ['folded', 'summary: >-\n  We talk and\n  then ⟦force⟧ them\n\n  and ⟦impose⟧ it\n'],
    ['literal', 'summary: |\n  We talk\n    and ⟦force⟧ them\nblend: salad\n'],
    ['a phrase over two lines', 'summary: They have ⟦no choice\n  but⟧ to sign\n'],
    ['plain over two lines', 'summary: We talk and\n  then ⟦force⟧ them\n'],
    ['the anchor, not its alias', 'title: &a ⟦Impose⟧ it\nsummary: *a\n'],
    ['a comment is no text', 'title: ⟦Impose⟧ it # and force them\n'],
  ];
  for (const [name, text] of places) {
    it(`finds it: ${name}`, () => {
      for (const finding of assertFires('arm-twisting', text)) {
        assert.equal(finding.severity, 'warning');
        assert.deepEqual(finding.fixes, []);
      }
      assertFires('arm-twisting', text.replaceAll('\n', '\r\n'));
    });
  }

  const innocent: readonly (readonly [string, string])[] = [
    ['avoid', 'avoid: [Forcing anybody, { text: לכפות, note: להכריח }]\nissues: [{ id: a, avoid: [Impose it] }]\n'],
    ['landmines', 'landmines:\n  organization: [{ text: We are forced, response: They impose it }]\n'],
    [
      'objections',
      'issues:\n  - id: a\n    objections: [{ objection: You force us, response: We impose nothing but impose }]\n',
    ],
    ['keys of the user’s own', 'x-force: We impose it\nissues: [{ id: force, x-note: we force them }]\n'],
    ['ids, references and words of the format', 'issues: [{ id: impose, owner: coerce }]\nstage: impose\n'],
    [
      'wrong kinds',
      'title: [We impose it]\nvision: We impose it\npartners: { name: force them }\nsummary: { a: impose }\n',
    ],
    ['a closed plan', 'stage: closed\ntitle: We impose it\n'],
  ];
  for (const [name, text] of innocent) it(`leaves alone: ${name}`, () => assertSilent('arm-twisting', text));

  it('is fast on texts made to be slow', () => {
    const began = performance.now();
    const texts = [
      `${'"'.repeat(50_000)} force them`,
      'not '.repeat(50_000),
      'force them '.repeat(150_000),
      'force '.repeat(30_000),
      'אין לא '.repeat(30_000),
      'לכפות '.repeat(30_000),
      '‘“„«'.repeat(20_000),
      `have ${'a '.repeat(50_000)} no choice`,
      `whether ${'a '.repeat(50_000)}`,
      `force ${' '.repeat(100_000)}`,
      `אין ל${'א '.repeat(50_000)}ברירה`,
      `no${' '.repeat(100_000)}choice`,
      `${'protect a '.repeat(20_000)}force them`,
    ];
    for (const text of texts) findCoercion(text);
    assert.ok(performance.now() - began < 4000, `${Math.round(performance.now() - began)} ms`);
  });
});
