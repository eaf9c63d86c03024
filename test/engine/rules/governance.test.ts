import { strict as assert } from 'node:assert';
import { assertFires, assertSilent } from '../support';
import { assertNothingThrows, describeRules, ODD_VALUES } from './cases';

const THREE =
  'partners:\n  - { id: trust, name: River Trust, sector: civil-society }\n  - { id: county, name: County Council, sector: local-government }\n  - { id: fund, name: Fund, sector: philanthropy }\n';

/** A plan with a title and lines of governance, in block style. */
const trail = (lines: string) => `title: River Trail\n${lines}`;
const shvil = (lines: string) => `title: שביל הנחל\n${lines}`;

describeRules('governance', {
  'no-fixed-setting': {
    early: 'info',
    late: 'warning',
    fails: [
      {
        text: 'title: ⟦River Trail⟧\nx-note: 1\n',
        says: { en: ['setting', 'how often'], he: ['setting', 'תדירות'] },
        fixes: 1,
        after:
          'title: River Trail\ngovernance:\n  setting:\n    forum: A standing forum of all partners\n    cadence: monthly\nx-note: 1\n',
      },
      {
        text: shvil('⟦governance⟧:\n  decisionRule: consent\n'),
        fixes: 1,
        after: shvil(
          'governance:\n  decisionRule: consent\n  setting:\n    forum: פורום קבוע של כל השותפים\n    cadence: monthly\n',
        ),
      },
      {
        text: trail('governance: { ⟦setting⟧: { forum: River table } }\n'),
        says: { en: ['“River table”', 'how often'], he: ['״River table״', 'באיזו תדירות'] },
        after: trail('governance: { setting: { forum: River table, cadence: monthly } }\n'),
      },
      {
        text: shvil('governance:\n  ⟦setting⟧:\n    cadence: monthly # ביום ראשון\n'),
        says: { en: ['forum'], he: ['פורום'] },
        after: shvil(
          'governance:\n  setting:\n    forum: פורום קבוע של כל השותפים\n    cadence: monthly # ביום ראשון\n',
        ),
      },
      {
        text: trail('governance:\n  setting:\n    ⟦forum⟧:\n    cadence: ⟦TODO⟧\n'),
        fixes: 1,
        after: trail('governance:\n  setting:\n    forum: A standing forum of all partners\n    cadence: TODO\n'),
      },
      { text: trail('governance:\n  ⟦setting⟧:\n  credit: All\n') },
      {
        text: trail('governance: { ⟦setting⟧: {} }\n'),
        after: trail('governance: { setting: {forum: A standing forum of all partners, cadence: monthly} }\n'),
      },
      { text: trail('⟦governance⟧:\n') },
      { text: 'title: ⟦""⟧\npartners: []\n' },
      { text: '⟦title⟧:\npartners: []\n' },
    ],
    passes: [
      trail('governance: { setting: { forum: River table, cadence: monthly } }\n'),
      shvil('governance:\n  setting:\n    forum: שולחן הנחל\n    cadence: P6W\n'),
      trail('governance: { setting: every Monday }\n'),
      trail('governance: { setting: { forum: [a], cadence: 5 } }\n'),
      trail('governance: good\n'),
    ],
  },
  'no-transparency': {
    early: 'info',
    late: 'warning',
    fails: [
      {
        text: 'title: ⟦River Trail⟧\npartners: []\n\nreview: {}\n',
        says: { en: ['transparency'], he: ['שקיפות'] },
        fixes: 1,
        after:
          'title: River Trail\npartners: []\n\ngovernance:\n  transparency: Minutes, budgets and decisions are open to all partners\n\nreview: {}\n',
      },
      {
        text: shvil('⟦governance⟧:\n  credit: לכולם\n'),
        after: shvil(
          'governance:\n  transparency: הפרוטוקולים, התקציבים וההחלטות פתוחים לכל השותפים\n  credit: לכולם\n',
        ),
      },
      { text: trail('governance: { ⟦transparency⟧: , credit: All }\n') },
      {
        text: trail('governance: { transparency: ⟦TODO⟧ }\n'),
        after: trail('governance: { transparency: "Minutes, budgets and decisions are open to all partners" }\n'),
      },
      { text: trail('⟦governance⟧: {}\n') },
    ],
    passes: [
      trail('governance: { transparency: All minutes are open }\n'),
      shvil('governance:\n  transparency: הפרוטוקולים פתוחים\n'),
      trail('governance: { transparency: [a] }\n'),
    ],
  },
  'no-backbone': {
    early: 'info',
    late: 'warning',
    fails: [
      {
        text: `title: ⟦River Trail⟧\n${THREE}`,
        says: { en: ['3 active partners', 'backbone'], he: ['3 שותפים', 'שדרה'] },
        fixes: 0,
      },
      { text: `title: שביל הנחל\n${THREE}⟦governance⟧:\n  decisionRule: consent\n` },
      { text: `title: River Trail\n${THREE}governance: { ⟦backbone⟧: }\n` },
      { text: `title: River Trail\n${THREE}governance: { backbone: ⟦TBD⟧ }\n` },
      {
        text: `title: ⟦River Trail⟧\n${THREE}  - { id: gone, name: Gone, sector: business, role: backbone, left: 2026-12-31 }\n`,
      },
    ],
    passes: [
      `title: River Trail\n${THREE}governance: { backbone: trust }\n`,
      `title: River Trail\n${THREE}  - { id: hub, name: Hub, sector: community, role: backbone }\n`,
      'title: שביל הנחל\npartners:\n  - { id: a, name: א, sector: business }\n  - { id: b, name: ב, sector: business }\n  - { id: c, name: ג, sector: academia, role: advisor }\n',
      `title: River Trail\n${THREE}governance: { backbone: [trust] }\n`,
    ],
  },
  'no-dispute-path': {
    early: 'info',
    late: 'warning',
    fails: [
      {
        text: 'title: ⟦River Trail⟧\n',
        says: { en: ['dispute'], he: ['מחלוקת'] },
        fixes: 1,
        after:
          'title: River Trail\ngovernance:\n  disputes: Those concerned talk first; then two other partners help; then a mediator whom all accept\n',
      },
      {
        text: shvil('⟦governance⟧: { decisionRule: consent }\n'),
        after: shvil(
          'governance: { decisionRule: consent, disputes: תחילה שיחה בין הצדדים; אחר כך סיוע של שני שותפים אחרים; ולבסוף גישור שמקובל על כולם }\n',
        ),
      },
      { text: trail('governance:\n  ⟦disputes⟧:\n') },
      { text: trail('governance:\n  disputes: ⟦tbd⟧\n') },
    ],
    passes: [
      trail('governance: { disputes: We talk }\n'),
      shvil('governance:\n  disputes: גישור\n'),
      trail('governance: { disputes: { first: talk } }\n'),
    ],
  },
  'no-exit': {
    early: 'info',
    late: 'warning',
    fails: [
      {
        text: 'title: ⟦River Trail⟧\n',
        says: { en: ['when and how'], he: ['מתי ואיך'] },
        fixes: 1,
        after:
          'title: River Trail\ngovernance:\n  exit:\n    triggers:\n      - A partner can no longer carry its part\n    process: Three months’ notice, a handover of commitments to another partner, and a closing talk\n',
      },
      {
        text: shvil('governance:\n  ⟦exit⟧:\n    process: הודעה מראש\n'),
        says: { en: ['triggers'], he: ['באילו נסיבות'] },
        after: shvil(
          'governance:\n  exit:\n    triggers:\n      - שותף אינו יכול עוד לשאת בחלקו\n    process: הודעה מראש\n',
        ),
      },
      {
        text: trail('governance: { ⟦exit⟧: { triggers: [Funding ends] } }\n'),
        says: { en: ['process'], he: ['process'] },
        after: trail(
          'governance: { exit: { triggers: [Funding ends], process: "Three months’ notice, a handover of commitments to another partner, and a closing talk" } }\n',
        ),
      },
      { text: trail('governance:\n  exit:\n    triggers: ⟦[]⟧\n    ⟦process⟧:\n') },
      { text: trail('governance:\n  exit:\n    triggers:\n      - text: ⟦""⟧\n    process: ⟦" "⟧\n') },
      { text: trail('governance: { exit: { triggers: [⟦""⟧], process: Talk } }\n') },
      { text: trail('governance:\n  ⟦exit⟧:\n') },
      { text: trail('governance: { ⟦exit⟧: {} }\n') },
      { text: trail('governance: { exit: ⟦TODO⟧ }\n') },
      { text: trail('⟦governance⟧: {}\n') },
    ],
    passes: [
      trail('governance: { exit: { triggers: [Funding ends], process: Notice } }\n'),
      shvil('governance:\n  exit:\n    triggers:\n      - { text: סוף המימון }\n    process: הודעה מראש\n'),
      trail('governance: { exit: whenever }\n'),
      trail('governance: { exit: { triggers: Funding ends, process: [Notice] } }\n'),
    ],
  },
  'blend-unset': {
    early: 'info',
    late: 'info',
    fails: [
      {
        text: 'title: ⟦River Trail⟧\npartners: []\n',
        says: { en: ['soup', 'salad'], he: ['מרק', 'סלט'] },
        fixes: 2,
        after: 'title: River Trail\nblend: salad\npartners: []\n',
      },
      { text: shvil('⟦blend⟧: # ?\n'), fixes: 2, fix: 1, after: shvil('blend: soup # ?\n') },
      { text: trail('blend: ⟦TODO⟧\n'), fixes: 2, after: trail('blend: salad\n') },
    ],
    passes: [trail('blend: soup\n'), shvil('blend: salad\n'), trail('blend: stew\n'), trail('blend: [soup]\n')],
  },
  'review-overdue': {
    early: 'warning',
    late: 'warning',
    fails: [
      {
        text: trail('review: { next: ⟦2027-02-28⟧ }\n'),
        says: { en: ['2027-02-28', 'Listen anew'], he: ['2027-02-28', 'להקשיב מחדש'] },
        fixes: 0,
      },
      {
        text: shvil('review:\n  cadence: monthly\n  last: ⟦2027-01-28⟧\n'),
        says: { en: ['2027-02-28'], he: ['2027-02-28'] },
      },
      { text: trail('review: { cadence: P6W, last: ⟦2027-01-01⟧, next: }\n'), says: { en: ['2027-02-12'] } },
      { text: trail('review: { cadence: P6W, last: ⟦2027-01-01⟧, next: TODO }\n') },
      { text: trail('review: { cadence: weekly, last: 2027-02-28, next: ⟦2027-01-01⟧ }\n') },
    ],
    passes: [
      trail('review: { next: 2027-03-01 }\n'),
      trail('review: { cadence: weekly, last: 2026-01-01, next: 2027-06-01 }\n'),
      shvil('review:\n  cadence: monthly\n  last: 2027-02-01\n'),
      trail('review: { last: 2020-01-01 }\n'),
      trail('review: { cadence: sometimes, last: 2020-01-01 }\n'),
      trail('review: { cadence: weekly, last: 2020-01-01, next: soon }\n'),
      trail('review: { cadence: P999999999999Y, last: 2020-01-01 }\n'),
      trail('review: 2020-01-01\n'),
      trail(''),
    ],
  },
});

describe('rules of governance, further', () => {
  it('review-overdue shows the cadence by which the date was missed', () => {
    const text = 'title: T\nreview: { cadence: weekly, last: ⟦2027-01-01⟧ }\n';
    const [found] = assertFires('review-overdue', text);
    const at = found?.related[0];
    assert.equal(at && text.replace(/[⟦⟧]/g, '').slice(at.start, at.end), 'weekly');
  });

  it('review-overdue goes by the day that it is told', () => {
    const text = 'title: T\nreview: { next: 2027-02-28 }\n';
    assertSilent('review-overdue', text, { today: '2027-02-28' });
    assertFires('review-overdue', text.replace('2027-02-28', '⟦2027-02-28⟧'), { today: '2027-03-01' });
  });

  it('take odd values as they come', () => {
    const whole: Readonly<Record<string, string>> = {
      backbone: 'a',
      setting: '{ forum: Table, cadence: monthly }',
      transparency: 'Open',
      disputes: 'Talk',
      exit: '{ triggers: [End], process: Notice }',
    };
    const inner: Readonly<Record<string, (value: string) => string>> = {
      setting: (value) => `{ forum: ${value}, cadence: ${value} }`,
      exit: (value) => `{ triggers: ${value}, process: ${value} }`,
    };
    const pairs = (values: Readonly<Record<string, string>>) =>
      Object.entries(values).map(([key, value]) => `${key}: ${value}`);
    const start =
      'title: T\nblend: soup\npartners: [{ id: a, name: A, sector: business }, { id: b, name: B, sector: business }, { id: c, name: C, sector: business }]\n';
    function* plans(): Generator<string> {
      for (const value of ODD_VALUES) {
        const flow = value.includes('\n') ? '' : value;
        for (const key of Object.keys(whole)) {
          yield `${start}governance:\n    ${pairs({ ...whole, [key]: value }).join('\n    ')}\n`;
          yield `${start}governance: { ${pairs({ ...whole, [key]: flow }).join(', ')} }\n`;
        }
        for (const [key, make] of Object.entries(inner)) {
          yield `${start}governance: { ${pairs({ ...whole, [key]: make(flow) }).join(', ')} }\n`;
        }
        const top = value.replaceAll('\n      ', '\n  ');
        for (const key of ['governance', 'blend', 'review', 'title']) yield `partnership: 1\n${key}: ${top}\n`;
        yield `${start}review: { next: ${flow}, last: ${flow}, cadence: ${flow} }\n`;
      }
    }
    assertNothingThrows('governance', plans());
  }).timeout(60_000);
});
