/**
 * A plan to begin with: all sheets of the workshop in the words of its participants, usual wordings for what every
 * partnership settles, and a hint where only the partners can tell. What can wait is left out, so that a first meeting
 * has few gaps before it.
 */
import { builtInCatalog, type Catalog } from '../catalog';
import type { Language } from '../schema/shape';
import { writeBlock } from './edit';
import type { Sector } from './model';
import { slug } from './slug';
import { dateOf, dayOf } from './values';
import { WORDINGS } from './wordings';

/** What is known of a plan before it is written. */
export interface NewPlan {
  readonly language: Language;
  /** The name of the initiative; a hint takes the place of an empty one. */
  readonly title: string;
  /** Fewer than two are filled up, since one organisation is no partnership. */
  readonly partners: readonly { readonly name: string; readonly sector: Sector }[];
}

/**
 * Writes a plan to begin with, in which the check finds no error. Hints stand in angle brackets, and count as
 * placeholders until they are written over.
 * @param today `YYYY-MM-DD`; the plan's horizon begins on it
 * @returns YAML text with `\n` at the end of each line
 */
export function newPlan(plan: NewPlan, today: string, catalog: Catalog = builtInCatalog()): string {
  const words = WORDS[plan.language];
  const usual = (wording: Readonly<Record<Language, string>>) => wording[plan.language];
  const start = dayOf(today) ?? 0;
  const date = (months: number, days = 0) => dateOf(monthsLater(start, months) + days);
  const partners = withIds(plan, words);
  const ids = partners.map(({ id }) => id);
  const first = ids[0] ?? 'partner-1';
  const others = ids.slice(1);
  const list = (place: string, indent: string) =>
    catalog.entriesFor(place).map((entry) => `${indent}- ${scalar(entry[plan.language])}`);
  const cell = (place: string) => list(place, '        ');
  const speaker = partners.find(({ sector }) => sector === 'community')?.id;
  const lines = [
    ...comment(words.top),
    'partnership: 1',
    `title: ${scalar(clean(plan.title) || words.title)}`,
    `language: ${plan.language}`,
    'stage: exploring',
    ...comment(words.blend),
    'blend: salad',
    'horizon:',
    `  start: ${date(0)}`,
    `  end: ${date(12, -1)}`,
    '',
    ...comment(words.vision),
    'vision:',
    `  statement: ${words.statement}`,
    '  sharedBy: []',
    '  revisit: semiannually',
    '',
    ...comment(words.partners),
    'partners:',
    ...partners.flatMap(({ id, name, sector }) => [
      `  - id: ${id}`,
      `    name: ${scalar(name)}`,
      `    sector: ${sector}`,
      '    champion:',
      `      name: ${words.champion}`,
      '    expects:',
      `      - ${words.expectation}`,
      '    boundaries:',
      `      - ${words.boundary}`,
      '    power:',
      '      influence: 3',
      '      interest: 3',
    ]),
    '',
    ...comment(words.population),
    'population:',
    `  - group: ${words.group}`,
    `    representedBy: [${speaker ?? ''}]`,
    '',
    ...comment(words.matrix),
    'matrix:',
    ...ids.flatMap((id) => [
      `  - partner: ${id}`,
      '    organization:',
      '      opportunity:',
      ...cell('matrix.organization.opportunity'),
      '      price:',
      ...cell('matrix.organization.price'),
      '    initiative:',
      '      opportunity:',
      ...cell('matrix.initiative.opportunity'),
      '      price:',
      ...cell('matrix.initiative.price'),
    ]),
    '',
    ...comment(words.sectorValue),
    ...(partners.some(({ sector }) => sector === 'civil-society')
      ? [
          'sectorValue:',
          '  - sector: civil-society',
          '    practical:',
          ...list('sectorValue.practical', '      '),
          '    values:',
          ...list('sectorValue.values', '      '),
        ]
      : []),
    'landmines:',
    '  organization:',
    ...list('landmines.organization', '    '),
    '  initiative:',
    ...list('landmines.initiative', '    '),
    'springboards:',
    '  initiative:',
    ...list('springboards.initiative', '    '),
    '',
    ...comment(words.issues),
    'issues:',
    '  - id: issue-1',
    `    issue: ${words.issue}`,
    `    owner: ${first}`,
    `    need: ${words.need}`,
    '    practices:',
    ...catalog
      .entriesFor('issues.practices')
      .slice(0, 1)
      .flatMap((entry) => [`      - practice: ${entry.id}`, `        how: ${usual(WORDINGS.how)}`]),
    '    mechanisms:',
    '      initiative:',
    ...list('issues.mechanisms.initiative', '        '),
    '    avoid:',
    ...list('issues.avoid', '      '),
    '    objections:',
    `      - objection: ${words.objection}`,
    `        from: ${others[0] ?? first}`,
    '',
    ...comment(words.governance),
    'governance:',
    '  decisionRule: consent',
    '  setting:',
    `    forum: ${usual(WORDINGS.forum)}`,
    '    cadence: monthly',
    `  transparency: ${usual(WORDINGS.transparency)}`,
    `  disputes: ${usual(WORDINGS.disputes)}`,
    '  exit:',
    '    triggers:',
    `      - ${usual(WORDINGS.trigger)}`,
    `    process: ${usual(WORDINGS.process)}`,
    '',
    ...comment(words.implementation),
    'implementation:',
    '  phases:',
    ...phase('aligning', words.phases[0], date(0), date(2, -1)),
    ...phase('implementing', words.phases[1], date(2), date(10, -1)),
    ...phase('measuring', words.phases[2], date(10), date(12, -1)),
    '  commitments:',
    '    - id: commitment-1',
    `      what: ${words.commitment}`,
    `      who: ${first}`,
    `      due: ${date(3)}`,
    '      status: planned',
    '      issue: issue-1',
    '',
    ...comment(words.measurement),
    'measurement:',
    `  success: ${words.success}`,
    '  evaluation:',
    `    method: ${usual(WORDINGS.method)}`,
    '    cadence: semiannually',
    '',
    ...comment(words.glossary),
    'glossary:',
    `  - term: ${usual(WORDINGS.term)}`,
    `    he: ${WORDINGS.term.he}`,
    `    en: ${WORDINGS.term.en}`,
    '',
    ...comment(words.review),
    'review:',
    '  cadence: quarterly',
    `  next: ${date(3)}`,
  ];
  return `${lines.join('\n')}\n`;
}

function phase(kind: string, name: string, start: string, end: string): readonly string[] {
  return [
    `    - id: ${kind}`,
    `      phase: ${name}`,
    `      kind: ${kind}`,
    `      start: ${start}`,
    `      end: ${end}`,
  ];
}

function withIds({ partners, language }: NewPlan, words: Words) {
  const given = partners.map(({ name, sector }) => ({ name: clean(name), sector }));
  const more: readonly Sector[] = ['civil-society', 'local-government'];
  while (given.length < 2) given.push({ name: '', sector: more[given.length] ?? 'community' });
  const taken = new Set<string>();
  return given.map(({ name, sector }, index) => {
    const base = slug(name) || `partner-${index + 1}`;
    let id = base;
    for (let count = 2; taken.has(id); count++) id = `${base}-${count}`;
    taken.add(id);
    return { id, sector, name: name || words.partner, language };
  });
}

/** A name on one line, without characters that don't show or that turn the direction of others around. */
function clean(text: string): string {
  return text
    .slice(0, 1000)
    .replace(/[\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
    .replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ')
    .trim();
}

function scalar(text: string): string {
  return writeBlock(text, { step: 2, indentedDashes: true, lineEnd: '\n' }, 0);
}

function comment(text: string): readonly string[] {
  return text.split('\n').map((line) => `# ${line}`);
}

/** The day some months later; the last of its month where that month is too short. */
function monthsLater(day: number, months: number): number {
  const date = new Date(day * 86_400_000);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)).getUTCDate();
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, Math.min(date.getUTCDate(), last)) / 86_400_000;
}

const english = {
  top: 'A plan of a joint initiative\nWhat stands in <angle brackets> is to be written over, together; all else is to be confirmed or replaced.\nKeys stay as they are; what stands behind them is yours.',
  title: '<Name of the joint initiative>',
  blend: 'soup: the organisations blend into one body. salad: each stays distinct.',
  vision:
    'The shared vision: what to return to when opinions differ. Under sharedBy: the ids of the partners who share it.',
  statement: '<What will be true for the people you serve, once you have succeeded together>',
  partners:
    'Each partner fills in its own entry, before entering: what it expects, what it guards, where it can give way.',
  partner: '<Name of the organisation>',
  champion: '<Who moves it forward inside the organisation>',
  expectation: '<What the organisation expects of the partnership>',
  boundary: '<What the organisation will not give up>',
  population: 'Whom the initiative serves, and who speaks for them.',
  group: '<Whom the initiative serves>',
  matrix:
    "Sheet 1: how can I harness my organisation to a joint initiative? These are the workshop's answers:\neach partner deletes what doesn't fit, and adds its own.",
  sectorValue: 'Sheet 2: what is the unique value of each sector? And what may blow up on the way, or lift you?',
  issues: 'Sheet 3: how is an issue advanced in the joint initiative?',
  issue: '<What you want to advance together>',
  need: '<Which need in the field it answers>',
  objection: '<What might be said against it>',
  governance: 'A fixed and structured setting, transparency, and ways to differ and to part.',
  implementation: 'Agreeing on the problem is the easy part: give most of the time to implementing the solution.',
  phases: ['Aligning expectations', 'Implementing the solution', 'Measuring and learning'],
  commitment: '<What is to be done>',
  measurement: 'What is success? By what indicators will you know it?',
  success: '<What success is, in one sentence that all agree on>',
  review: 'Listening anew: needs change, and the plan with them.',
  glossary: 'A shared language: the words that partners of different sectors may read differently.',
} as const;

type Words = { readonly [K in keyof typeof english]: (typeof english)[K] extends string ? string : Phases };
type Phases = readonly [string, string, string];

const hebrew: Words = {
  top: 'תוכנית של מהלך משותף\nמה שכתוב <בסוגריים זוויתיים> הוא רמז: כותבים במקומו, יחד, את הדברים עצמם\nכל השאר הוא הצעה לאישור או להחלפה; המפתחות באנגלית נשארים כפי שהם',
  title: '<שם המהלך המשותף>',
  blend: 'soup – ״מרק״: הארגונים מתמזגים לגוף אחד\nsalad – ״סלט״: כל ארגון נשאר מובחן',
  vision: 'החזון המשותף: לאן חוזרים כשהדעות חלוקות\nsharedBy – המזהים של השותפים שזה החזון שלהם',
  statement: '<מה ישתנה בחיי האנשים שלמענם פועלים, כשנצליח יחד>',
  partners: 'כל שותף ממלא את חלקו עוד לפני הכניסה לשותפות: למה מצפים, על מה שומרים ובמה אפשר להתגמש',
  partner: '<שם הארגון>',
  champion: '<מי מניע את המהלך בתוך הארגון>',
  expectation: '<למה הארגון מצפה מהשותפות>',
  boundary: '<על מה הארגון לא יוותר>',
  population: 'את מי המהלך משרת, ומי מדברר את קולם',
  group: '<את מי המהלך משרת>',
  matrix:
    'גיליון 1: כיצד אוכל לרתום את הארגון שלי למהלך משותף? אלה התשובות שעלו בסדנה:\nכל שותף מוחק את מה שאינו מתאים, ומוסיף משלו',
  sectorValue: 'גיליון 2: מהו הערך הייחודי של כל מגזר? ואילו מוקשים ומקפצות מחכים בדרך?',
  issues: 'גיליון 3: כיצד לקדם סוגיה במהלך משותף?',
  issue: '<מה רוצים לקדם יחד>',
  need: '<על איזה צורך מהשטח הסוגיה עונה>',
  objection: '<מה עלול להיאמר נגד>',
  governance: 'מסגרת קבועה ומובנית, שקיפות, ודרכים ליישב מחלוקות ולהיפרד',
  implementation: 'להסכים על הבעיה זה החלק הקל: כדאי להקדיש את רוב הזמן ליישום הפתרון',
  phases: ['תיאום ציפיות', 'יישום הפתרון', 'מדידה ולמידה'],
  commitment: '<מה צריך לעשות>',
  measurement: 'מהי הצלחה? ולפי אילו מדדים יודעים שהושגה?',
  success: '<מהי הצלחה, במשפט אחד שכולם מסכימים עליו>',
  review: 'הקשבה מחודשת: הצרכים משתנים, והתוכנית איתם',
  glossary: 'שפה משותפת: מילים שכל מגזר עלול להבין אחרת',
};

const WORDS: Readonly<Record<Language, Words>> = { en: english, he: hebrew };
