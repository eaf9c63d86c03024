import { strict as assert } from 'node:assert';
import { defaultConfiguration } from '../../../server/src/configuration/configuration';
import { assertFires, assertSilent, unmark } from '../support';
import { testRows } from './table';

const PARTNERS = `partners:
  - { id: trust, name: River Trust, sector: civil-society }
  - { id: county, name: County Council, sector: local-government }
  - { id: expert, name: An expert, sector: academia, role: advisor }
`;
const HEBREW_PARTNERS = `partners:
  - { id: amuta, name: עמותת הנחל, sector: civil-society }
  - { id: iriya, name: העירייה, sector: local-government }
`;

testRows('no-implementation', [
  {
    what: 'nothing at all, early: at the title',
    text: `partnership: 1\ntitle: ⟦River Trail⟧\n${PARTNERS}`,
    severity: 'warning',
    says: 'no commitment',
    fixes: 3,
    after: {
      fix: 1,
      text: `partnership: 1\ntitle: River Trail\n${PARTNERS}implementation:\n  commitments:\n    - id: first-commitment\n      what: <What will be done first>\n      who: trust\n      due: 2027-06-01\n`,
    },
  },
  {
    what: 'nothing at all, late, Hebrew',
    text: `partnership: 1\ntitle: ⟦שביל הנחל⟧\nstage: agreed\nhorizon: { start: 2027-01-01, end: 2028-12-31 }\n${HEBREW_PARTNERS}`,
    severity: 'error',
    says: 'יישום הפתרון',
    fixes: 3,
    after: {
      fix: 0,
      text: `partnership: 1\ntitle: שביל הנחל\nstage: agreed\nhorizon: { start: 2027-01-01, end: 2028-12-31 }\n${HEBREW_PARTNERS}implementation:\n  phases:\n    - id: implementing\n      phase: יישום הפתרון\n      kind: implementing\n      start: 2027-03-01\n      end: 2028-12-31\n`,
    },
  },
  { what: 'no title either: at the first key', text: '⟦stage⟧: implementing\n', severity: 'error' },
  { what: 'an empty section', text: `title: River Trail\n${PARTNERS}⟦implementation⟧:\n` },
  { what: 'an empty map in flow style', text: `title: River Trail\n${PARTNERS}⟦implementation⟧: {}\n` },
  { what: 'a placeholder for a section', text: `title: River Trail\n${PARTNERS}implementation: ⟦TODO⟧\n` },
  { what: 'an empty key', text: `title: River Trail\n${PARTNERS}implementation:\n  ⟦commitments⟧:\n  phases:\n` },
  { what: 'an empty list', text: `title: River Trail\n${PARTNERS}implementation:\n  commitments: ⟦[]⟧\n` },
  { what: 'a dash alone', text: `title: River Trail\n${PARTNERS}implementation:\n  ⟦commitments⟧:\n    -\n` },
  {
    what: 'other phases only, whose id is taken',
    text: `title: River Trail\n${PARTNERS}⟦implementation⟧:\n  phases:\n    - { id: implementing, phase: Talks, kind: aligning, start: 2027-01-01, end: 2027-03-31 }\n`,
  },
  {
    what: 'a section in flow style',
    text: `title: River Trail\n${PARTNERS}⟦implementation⟧: {phases: [{id: talks, phase: Talks, kind: aligning, start: 2027-01-01}]}\n`,
  },
  {
    what: 'a plan in flow style',
    text: '{partnership: 1, title: ⟦River Trail⟧, partners: [{id: a, name: A, sector: business}]}',
  },
  {
    what: 'one commitment, though half empty',
    text: 'title: River Trail\nimplementation:\n  commitments:\n    - id: survey\n',
  },
  {
    what: 'a phase of implementing without commitments',
    text: 'title: שביל\nimplementation:\n  phases: [{ id: build, phase: סלילה, kind: implementing, start: 2027-01-01 }]\n',
  },
  { what: 'a text where the section belongs', text: 'title: River Trail\nimplementation: later\n' },
  { what: 'texts where commitments belong', text: 'title: River Trail\nimplementation:\n  commitments: [Survey]\n' },
  {
    what: 'a misspelt kind, which may mean it',
    text: 'title: River Trail\nimplementation:\n  phases: [{ id: build, phase: Build, kind: implementng, start: 2027-01-01 }]\n',
  },
  { what: 'a closed plan', text: 'title: River Trail\nstage: closed\n' },
]);

const PHASES = (study: string, build: string) =>
  `implementation:\n  ⟦phases⟧:\n    - { id: study, phase: Study, kind: exploring, ${study} }\n    - { id: build, phase: Build, kind: implementing, ${build} }\n`;
const without = (marked: string) => unmark(marked).text;

testRows('implementation-underweighted', [
  {
    what: 'a fifth, early',
    text: PHASES('start: 2027-01-01, end: 2027-01-08', 'start: 2027-01-09, end: 2027-01-10'),
    severity: 'warning',
    says: '2 of the 10 days of all phases: 20 %, less than 40 %',
    fixes: 0,
  },
  {
    what: 'late, in Hebrew, no phase of implementing',
    text: 'title: שביל הנחל\nstage: implementing\nimplementation:\n  ⟦phases⟧:\n    - { id: a, phase: מיפוי, kind: exploring, start: 2027-01-01, end: 2027-01-31 }\n',
    severity: 'warning',
    says: '0 מתוך 31',
  },
  {
    what: 'both ends count: 39 of 100',
    text: PHASES('start: 2027-01-01, end: 2027-03-02', 'start: 2027-03-03, end: 2027-04-10'),
    says: '39 of the 100 days of all phases: 39 %',
  },
  {
    what: 'both ends count: 40 of 100',
    text: without(PHASES('start: 2027-01-01, end: 2027-03-01', 'start: 2027-03-02, end: 2027-04-10')),
  },
  {
    what: 'days on which phases overlap count for each',
    text: PHASES('start: 2027-01-01, end: 2027-01-31', 'start: 2027-01-01, end: 2027-01-20'),
    says: '20 of the 51',
  },
  {
    what: 'under the share by a hair is not shown as the share',
    text: PHASES('start: 2020-01-01, end: 2026-01-01', 'start: 2020-01-01, end: 2023-12-31'),
    says: '39.9 %',
  },
  {
    what: 'phases without a kind, an end, or valid dates don’t count',
    text: 'implementation:\n  phases:\n    - { id: a, phase: A, start: 2020-01-01, end: 2026-12-31 }\n    - { id: b, phase: B, kind: exploring, start: 2020-01-01 }\n    - { id: c, phase: C, kind: exploring, start: 2026-02-30, end: 2030-01-01 }\n    - { id: d, phase: D, kind: exploring, start: 2027-01-01, end: 2026-01-01 }\n    - { id: e, phase: E, kind: implementing, start: 2027-01-01, end: 2027-01-01 }\n',
  },
  {
    what: 'no phase that counts',
    text: 'implementation:\n  phases:\n    - { id: b, phase: B, kind: exploring, start: 2020-01-01 }\n',
  },
  { what: 'no phases', text: 'title: שביל\nimplementation:\n  phases: []\n' },
  {
    what: 'a wrong type',
    text: 'implementation:\n  phases: { kind: exploring, start: 2027-01-01, end: 2027-12-31 }\n',
  },
]);

describe('implementation-underweighted: details', () => {
  const plan = PHASES('start: 2027-01-01, end: 2027-01-08', 'start: 2027-01-09, end: 2027-01-10');
  const configured = (minShare: number) => ({
    configuration: {
      ...defaultConfiguration(),
      rules: new Map([['implementation-underweighted', { severity: undefined, options: { minShare } }]]),
    },
  });
  it('points at the phases of implementing', () => {
    const [finding] = assertFires('implementation-underweighted', plan);
    const { text } = unmark(plan);
    assert.deepEqual(
      finding?.related.map(({ start, end, message }) => [text.slice(start, end), message]),
      [['build', 'A phase of implementing: 2 days']],
    );
  });
  it('obeys its option', () => {
    assertSilent('implementation-underweighted', unmark(plan).text, configured(20));
    assertFires('implementation-underweighted', plan, configured(21));
    const balanced = PHASES('start: 2027-01-01, end: 2027-01-08', 'start: 2027-01-01, end: 2027-01-08');
    assertFires('implementation-underweighted', balanced, configured(60));
    assertSilent('implementation-underweighted', unmark(plan).text, configured(0));
  });
});

const COMMITMENTS = 'implementation:\n  commitments:\n';

testRows('commitment-unowned', [
  {
    what: 'neither, early, block style: one finding',
    text: `${PARTNERS}${COMMITMENTS}    - id: ⟦survey⟧\n      what: Survey the banks # by foot\n      status: planned\n`,
    severity: 'warning',
    says: 'says neither who carries it out nor by when',
    fixes: 5,
    after: {
      fix: 0,
      text: `${PARTNERS}${COMMITMENTS}    - id: survey\n      what: Survey the banks # by foot\n      who: trust\n      due: 2027-06-01\n      status: planned\n`,
    },
  },
  {
    what: 'neither, late, flow style, Hebrew',
    text: `title: שביל\nstage: agreed\n${HEBREW_PARTNERS}${COMMITMENTS}    - { id: ⟦survey⟧, what: סקר הגדות }\n`,
    severity: 'error',
    says: 'בהתחייבות ״סקר הגדות״ לא רשום מי אחראים לה ועד מתי',
    fixes: 5,
    after: {
      fix: 4,
      text: `title: שביל\nstage: agreed\n${HEBREW_PARTNERS}${COMMITMENTS}    - { id: survey, what: סקר הגדות, due: 2027-06-01 }\n`,
    },
  },
  {
    what: 'no owner; those who help are proposed first',
    text: `${PARTNERS}${COMMITMENTS}    - { id: ⟦survey⟧, what: Survey, with: [county], due: 2027-09-30 }\n`,
    says: 'doesn’t say who',
    fixes: 2,
    after: {
      fix: 0,
      text: `${PARTNERS}${COMMITMENTS}    - { id: survey, what: Survey, with: [county], due: 2027-09-30, who: county }\n`,
    },
  },
  {
    what: 'no date: the end of the horizon',
    text: `horizon: { end: 2028-12-31 }\n${COMMITMENTS}    - { id: ⟦survey⟧, what: Survey, who: trust }\n`,
    says: 'doesn’t say by when',
    fixes: 1,
    after: {
      fix: 0,
      text: `horizon: { end: 2028-12-31 }\n${COMMITMENTS}    - { id: survey, what: Survey, who: trust, due: 2028-12-31 }\n`,
    },
  },
  {
    what: 'no date, a horizon that is over: the end of the phases',
    text: `horizon: { end: 2026-12-31 }\n${COMMITMENTS}    - { id: ⟦survey⟧, what: Survey, who: trust }\n  phases:\n    - { id: a, phase: A, kind: implementing, start: 2026-01-01, end: 2027-08-31 }\n    - { id: b, phase: B, kind: measuring, start: 2026-01-01, end: 2027-04-30 }\n`,
    after: {
      fix: 0,
      text: `horizon: { end: 2026-12-31 }\n${COMMITMENTS}    - { id: survey, what: Survey, who: trust, due: 2027-08-31 }\n  phases:\n    - { id: a, phase: A, kind: implementing, start: 2026-01-01, end: 2027-08-31 }\n    - { id: b, phase: B, kind: measuring, start: 2026-01-01, end: 2027-04-30 }\n`,
    },
  },
  {
    what: 'no date, a start behind the horizon: three months from the start',
    text: `horizon: { end: 2028-12-31 }\n${COMMITMENTS}    - { id: ⟦survey⟧, what: Survey, who: trust, start: 2029-11-30 }\n`,
    after: {
      fix: 0,
      text: `horizon: { end: 2028-12-31 }\n${COMMITMENTS}    - { id: survey, what: Survey, who: trust, start: 2029-11-30, due: 2030-02-28 }\n`,
    },
  },
  {
    what: 'empty keys and placeholders, each at its place',
    text: `${PARTNERS}${COMMITMENTS}    - id: survey\n      what: Survey\n      ⟦who⟧:\n      due: 2027-09-30\n    - { id: paving, what: Pave, who: trust, due: ⟦TBD⟧ }\n    - { id: signs, what: Signs, ⟦who⟧: , due: ⟦null⟧ }\n`.replace(
      'due: ⟦null⟧',
      '⟦due⟧: null',
    ),
  },
  {
    what: 'no partner to propose',
    text: `${COMMITMENTS}    - { id: ⟦survey⟧, what: Survey, due: 2027-09-30 }\n`,
    fixes: 0,
  },
  { what: 'a commitment that says nothing', text: `${PARTNERS}${COMMITMENTS}    - ⟦what⟧:\n    - { ⟦id⟧: }\n` },
  { what: 'both', text: `${COMMITMENTS}    - { id: survey, what: Survey, who: trust, due: 2027-09-30 }\n` },
  {
    what: 'both, late, Hebrew',
    text: `stage: reviewing\n${COMMITMENTS}    - { id: survey, what: סקר, who: amuta, due: 2027-09-30 }\n`,
  },
  {
    what: 'wrong types',
    text: `${COMMITMENTS}    - { id: survey, what: Survey, who: [trust], due: 5 }\n    - Survey\n    - [a]\n`,
  },
  { what: 'no commitments', text: 'implementation: {}\n' },
]);

testRows('commitment-overdue', [
  {
    what: 'yesterday, early',
    text: `${PARTNERS}${COMMITMENTS}    - { id: survey, what: Survey, who: trust, due: ⟦2027-02-28⟧, status: planned }\n`,
    severity: 'warning',
    says: 'The commitment “Survey” of River Trust was due yesterday',
    fixes: 0,
  },
  {
    what: 'late, Hebrew, no status',
    text: `title: שביל\nstage: agreed\n${HEBREW_PARTNERS}${COMMITMENTS}    - id: survey\n      what: סקר הגדות\n      who: iriya\n      due: ⟦'2027-01-01'⟧\n`,
    severity: 'warning',
    says: '״סקר הגדות״ (באחריות העירייה) עבר לפני 59 ימים',
  },
  {
    what: 'nobody owns it',
    text: `${COMMITMENTS}    - { id: survey, what: Survey, who: TODO, due: ⟦2026-01-01⟧, status: TODO }\n`,
  },
  { what: 'today', text: `${COMMITMENTS}    - { id: survey, what: Survey, who: trust, due: 2027-03-01 }\n` },
  {
    what: 'done or dropped',
    text: `stage: agreed\n${COMMITMENTS}    - { id: a, what: א, due: 2026-01-01, status: done }\n    - { id: b, what: ב, due: 2026-01-01, status: dropped }\n`,
  },
  {
    what: 'a misspelt status, which may mean it',
    text: `${COMMITMENTS}    - { id: a, what: A, due: 2026-01-01, status: dnoe }\n`,
  },
  {
    what: 'no date of the calendar',
    text: `${COMMITMENTS}    - { id: a, what: A, due: 2026-02-30 }\n    - { id: b, what: B, due: 1 }\n`,
  },
]);
