/** Plans as long as one likes, as people in the field would write them: the same ones for the same length and seed. */
import catalog from '../../schemas/catalog.json';

/** Numbers in [0, 1), the same ones for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** Lines that one partner brings with it, through all sections. */
const LINES_FOR_A_PARTNER = 118;
/** Lines that every plan has, however few its partners. */
const LINES_OF_THE_FRAME = 62;

/**
 * A Hebrew plan with matrices, references and comments. About one place in ten has a fault, so that there are findings.
 * @param lines how many lines it has, at least 250
 */
export function generatePlan(lines: number, seed = 1): string {
  const partners = Math.max(2, Math.floor((lines - LINES_OF_THE_FRAME) / LINES_FOR_A_PARTNER));
  const text = new Writer(partners, seed).plan();
  const missing = lines - text.length;
  // What the sections leave over is filled with insights, the lightest of entries.
  const random = randomNumbers(seed + 1);
  for (let i = 0; i < missing; i++) text.push(`  - ${sentence(random)}`);
  return `${text.slice(0, Math.max(lines, text.length)).join('\n')}\n`;
}

const WHO = ['הצוות', 'הפורום', 'הרכזות', 'ההורים', 'המתנדבים', 'נציגי השכונות', 'מנהלות המרכזים', 'הנוער', 'העובדות'];
const DOES = ['בונים', 'מלווים', 'פותחים', 'מרכזים', 'מקיימים', 'מפתחים', 'מנגישים', 'ממפים', 'מחברים', 'מציגים'];
const WHAT = ['מענה', 'מפגש', 'תהליך', 'מרחב', 'סדנה', 'קשר', 'תיעוד', 'סיור', 'מאגר', 'לוח זמנים', 'תקציב', 'נוהל'];
const HOW = ['משותף', 'פתוח', 'קבוע', 'שכונתי', 'נגיש', 'רב־שנתי', 'מוסכם', 'זמין', 'מותאם', 'דו־לשוני'];
const WHERE = ['בכל שכונה', 'במרכז הקהילתי', 'בבתי הספר', 'בעיר כולה', 'יחד עם העירייה', 'אחת לרבעון', 'לאורך השנה'];
const WHY = [
  'כדי שאיש לא יישאר לבד',
  'כי השטח ביקש זאת',
  'ומה שנלמד מתפרסם לכולם',
  'בלי לוותר על הייחוד של כל ארגון',
  'גם כשקשה למדוד את התוצאה',
  'עד שהמענה נשאר גם אחרי הפרויקט',
];
const SECTORS = [
  'civil-society',
  'government',
  'local-government',
  'business',
  'philanthropy',
  'academia',
  'community',
];
const KINDS = ['עמותת', 'אגף', 'מחלקת', 'קרן', 'מכללת', 'פורום', 'חברת'];
const NAMES = [
  'שחר',
  'אלון',
  'מעיין',
  'גשרים',
  'שורשים',
  'נתיבים',
  'צעדים',
  'אופק',
  'רקפת',
  'תקווה',
  'יחדיו',
  'כנפיים',
];
const PRACTICES = catalog.entries.filter((entry) => entry.kind === 'practice').map((entry) => entry.id);

function pick<T>(random: () => number, from: readonly T[]): T {
  const found = from[Math.floor(random() * from.length)];
  if (found === undefined) throw new Error('Nothing to choose from');
  return found;
}

function sentence(random: () => number): string {
  return [WHO, DOES, WHAT, HOW, WHERE, WHY].map((words) => pick(random, words)).join(' ');
}

function entriesAt(place: string): readonly string[] {
  return catalog.entries.filter((entry) => entry.places.includes(place)).map((entry) => entry.he);
}

const OPPORTUNITIES = entriesAt('matrix.organization.opportunity');
const PRICES = entriesAt('matrix.initiative.price');

class Writer {
  private readonly random: () => number;

  constructor(
    private readonly partners: number,
    seed: number,
  ) {
    this.random = randomNumbers(seed);
  }

  plan(): string[] {
    const { partners } = this;
    const each = (count: number, make: (index: number) => readonly string[]) =>
      Array.from({ length: count }, (_, index) => make(index)).flat();
    return [
      '# תוכנית שנוצרה לצורך מדידה; השמות בדויים.',
      'partnership: 1',
      'title: מהלך משותף לקהילה ולסביבה',
      'language: he',
      'summary: >-',
      `  ${this.say()}.`,
      `  ${this.say()}.`,
      'stage: implementing',
      'blend: salad # כל ארגון שומר על שמו ועל דרכו',
      'horizon: {start: 2026-01-01, end: 2030-12-31}',
      '',
      'vision:',
      '  statement: >-',
      `    ${this.say()},`,
      `    ${this.say()}.`,
      '  goals:',
      ...each(partners, (i) => [`    - id: goal-${i}`, `      goal: ${this.say()}`]),
      `  sharedBy: [${this.some(0, Math.min(partners, 6))}]`,
      '  revisit: annually',
      '',
      'partners:',
      ...each(partners, (i) => this.partner(i)),
      '',
      'population:',
      ...each(partners, (i) => [
        `  - group: ${this.say()}`,
        `    representedBy: [${this.ref()}]${i % 9 ? '' : ' # זמני'}`,
      ]),
      '',
      '# גיליון 1 מולא בכל ארגון בנפרד, ורק אחר כך הוצג לכולם',
      'matrix:',
      ...each(partners, (i) => this.matrixRow(i)),
      '',
      'landmines:',
      '  organization:',
      `    - {text: גיוס תקציבים, response: ${this.say()}}`,
      '  initiative:',
      `    - text: ${this.say()}`,
      `      response: ${this.say()}`,
      '',
      'issues:',
      ...each(partners, (i) => this.issue(i)),
      '',
      'decisions:',
      ...each(partners, (i) => this.decision(i)),
      '',
      'governance:',
      '  decisionRule: consent',
      '  backbone: partner-0',
      '  setting: {forum: פורום השותפים, cadence: monthly, facilitator: מנחה חיצונית}',
      `  transparency: ${this.say()}`,
      `  disputes: ${this.say()}`,
      '',
      'implementation:',
      '  phases:',
      '    - {id: aligning, phase: תיאום ציפיות, kind: aligning, start: 2026-01-01, end: 2026-05-31}',
      '    - {id: rollout, phase: יישום בשכונות, kind: implementing, start: 2026-06-01, end: 2029-12-31}',
      '  commitments:',
      ...each(partners * 2 - 3, (i) => this.commitment(i)),
      '',
      'measurement:',
      `  success: ${this.say()}`,
      '  indicators:',
      ...each(partners, (i) => this.indicator(i)),
      '  evaluation: {by: חוקרת חיצונית, method: סקר שנתי וראיונות, cadence: annually}',
      '',
      'resources:',
      ...each(partners, (i) => this.resource(i)),
      '',
      'glossary:',
      ...each(partners, (i) => [
        `  - {term: ${pick(this.random, WHAT)} ${i}, he: ${pick(this.random, HOW)}, en: Term ${i}, meaning: ${this.say()}}`,
      ]),
      '',
      'review: {cadence: P1Y, last: 2026-09-15, next: 2030-09-15}',
      '',
      'signoff:',
      ...each(partners, (i) =>
        this.isFaulty() ? [] : [`  - {partner: partner-${i}, verdict: approves, on: 2026-05-25}`],
      ),
      '',
      'insights:',
    ];
  }

  private say(): string {
    return sentence(this.random);
  }

  private isFaulty(): boolean {
    return this.random() < 0.1;
  }

  private index(count: number): number {
    return Math.floor(this.random() * count);
  }

  private ref(): string {
    return this.isFaulty() && this.isFaulty() ? 'partner-unknown' : `partner-${this.index(this.partners)}`;
  }

  private some(from: number, count: number): string {
    return Array.from({ length: count }, (_, i) => `partner-${(from + i) % this.partners}`).join(', ');
  }

  private partner(i: number): readonly string[] {
    const { random } = this;
    return [
      `  - id: partner-${i}`,
      `    name: ${pick(random, KINDS)} ״${pick(random, NAMES)} ${i}״`,
      `    sector: ${this.isFaulty() ? 'cummunity' : pick(random, SECTORS)}`,
      ...(i === 0 ? ['    role: backbone'] : []),
      `    stake: ${this.say()}`,
      '    fits: true',
      `    champion: {name: ${pick(random, NAMES)}, role: ${pick(random, WHO)}, email: p${i}@example.org}`,
      '    brings:',
      `      - ${this.say()}`,
      `      - {text: ${this.say()}, note: ${pick(random, HOW)}}`,
      '    expects:',
      `      - {expectation: ${this.say()}, aligned: ${this.isFaulty() ? 'false' : 'true'}}`,
      `      - ${this.say()}`,
      ...(this.isFaulty() ? [] : ['    boundaries:', `      - ${this.say()}`, `      - ${this.say()}`]),
      `    flexibleOn: [${pick(random, HOW)}, ${pick(random, WHERE)}]`,
      ...(i % 3 > 0
        ? ['    conflictOfInterest: none']
        : [
            '    conflictOfInterest:',
            `      interest: ${this.say()}`,
            `      handling: ${this.isFaulty() ? '' : this.say()}`,
          ]),
      `    power: {influence: ${1 + this.index(5)}, interest: ${1 + this.index(5)}, budgetShare: 0}`,
      '    joined: 2026-01-01',
      `    # ${this.say()}`,
      '',
    ];
  }

  private matrixRow(i: number): readonly string[] {
    const { random } = this;
    if (this.isFaulty()) return [`  # ${this.say()}`];
    return [
      `  - partner: partner-${i}`,
      '    organization:',
      '      opportunity:',
      `        - ${pick(random, OPPORTUNITIES)}`,
      `        - ${this.say()}`,
      ...(this.isFaulty() ? [] : ['      price:', `        - ${this.say()}`]),
      '    initiative:',
      `      opportunity: ['${this.say()}']`,
      '      price:',
      `        - ${pick(random, PRICES)}`,
      `        - {text: ${this.say()}, owner: ${this.ref()}}`,
    ];
  }

  private issue(i: number): readonly string[] {
    const { random } = this;
    return [
      `  - id: issue-${i}`,
      `    issue: ${this.say()}`,
      ...(this.isFaulty() ? [] : [`    owner: ${this.ref()}`]),
      `    need: ${this.say()}`,
      '    practices:',
      `      - practice: ${pick(random, PRACTICES)}`,
      `        how: ${this.isFaulty() ? 'TODO' : this.say()}`,
      `        owner: ${this.ref()}`,
      '        when: quarterly',
      `      - {practice: ${this.say()}, how: ${this.say()}, owner: ${this.ref()}, when: monthly}`,
      '    mechanisms:',
      '      organization:',
      `        - ${this.say()}`,
      '      initiative:',
      `        - ${this.say()}`,
      '    avoid:',
      `      - ${this.say()}`,
      '    objections:',
      `      - objection: ${this.isFaulty() ? 'אין להם ברירה אלא להסכים' : this.say()}`,
      `        from: ${this.ref()}`,
      ...(this.isFaulty() ? [] : [`        response: ${this.say()}`]),
      `        owner: ${this.ref()}`,
      `    insights: ['${this.say()}']`,
      '    questions:',
      `      - {question: ${this.say()}?, answer: ${this.say()}, raisedBy: ${this.ref()}}`,
      `    # ${this.say()}`,
    ];
  }

  private decision(i: number): readonly string[] {
    return [
      `  - id: decision-${i}`,
      `    decision: ${this.isFaulty() ? `יש לכפות ${pick(this.random, WHAT)} על השותפים` : this.say()}`,
      `    by: [${this.ref()}${this.isFaulty() ? '' : `, ${this.ref()}`}]`,
      ...(this.isFaulty() ? [] : [`    consulted: [${this.ref()}, ${this.ref()}]`]),
      `    affects: [${this.ref()}, ${this.ref()}]`,
      '    on: 2026-04-20',
      `    because: ${this.say()}`,
    ];
  }

  private commitment(i: number): readonly string[] {
    return [
      `    - id: commitment-${i}`,
      `      what: ${this.say()}`,
      ...(this.isFaulty() ? [] : [`      who: ${this.ref()}`]),
      `      with: [${this.ref()}, ${this.ref()}]`,
      `      informed: [${this.ref()}]`,
      ...(i % 2 ? ['      start: 2026-02-01'] : []),
      `      due: 20${27 + this.index(3)}-08-31`,
      `      status: ${this.isFaulty() ? 'actve' : 'active'}`,
      `      goal: goal-${this.index(this.partners)}`,
      `      issue: issue-${this.index(this.partners)}`,
      ...(i > 0 ? [`      dependsOn: [commitment-${this.index(i)}]`] : []),
    ];
  }

  private indicator(i: number): readonly string[] {
    return [
      `    - id: indicator-${i}`,
      `      indicator: ${this.say()}`,
      ...(this.isFaulty() ? [] : [`      baseline: ${this.index(100)}`]),
      `      target: ${this.index(100)}`,
      '      unit: אחוזים',
      `      owner: ${this.ref()}`,
      '      cadence: quarterly',
      `      goal: goal-${this.index(this.partners)}`,
    ];
  }

  private resource(i: number): readonly string[] {
    return [
      `  - id: resource-${i}`,
      `    resource: ${this.say()}`,
      '    kind: money',
      ...(this.isFaulty() ? [] : [`    from: ${this.ref()}`]),
      `    amount: ${1000 * this.index(900)}`,
      '    currency: ILS',
      `    status: ${this.isFaulty() ? 'promised' : 'secured'}`,
    ];
  }
}
