import { assertFires, assertSilent } from '../support';
import { assertNothingThrows, describeRules, ODD_VALUES } from './cases';

const PARTNERS =
  'partners:\n  - { id: trust, name: River Trust, sector: civil-society }\n  - { id: iriya, name: העירייה, sector: local-government }\n  - { id: guide, name: Guide, sector: academia, role: advisor }\n';
const THREE = `${PARTNERS}  - { id: keren, name: קרן הגליל, sector: philanthropy }\n`;
const vision = (more: string, key = 'vision') => `${key}:\n  statement: A river for all\n${more}`;
const goals = (...ids: readonly string[]) =>
  `vision:\n  goals:\n${ids.map((id) => `    - { id: ${id}, goal: מים נקיים }\n`).join('')}`;

describeRules('vision', {
  'missing-shared-vision': {
    early: 'warning',
    late: 'error',
    fails: [
      {
        text: 'title: ⟦River Trail⟧\nlanguage: en\n',
        says: { en: ['shared vision', 'statement'], he: ['חזון משותף', 'statement'] },
        fixes: 1,
        after:
          'title: River Trail\nlanguage: en\nvision:\n  statement: The people whom the initiative serves live better for what we have done together\n',
      },
      {
        text: 'title: שביל הנחל\n⟦vision⟧: # בהמשך\npartners: []\n',
        fixes: 1,
        after:
          'title: שביל הנחל\nvision: # בהמשך\n  statement: חייהם של האנשים שהמהלך משרת טובים יותר בזכות מה שעשינו יחד\npartners: []\n',
      },
      { text: 'title: River\n⟦vision⟧: { goals: [] }\n', fixes: 1 },
      { text: 'title: River\nvision:\n  ⟦statement⟧:\n  goals: []\n', fixes: 1 },
      { text: 'title: River\nvision:\n  statement: ⟦"..."⟧\n', fixes: 1 },
      { text: 'title: שביל\nvision: { statement: ⟦להשלים⟧, revisit: annually }\n', fixes: 1 },
    ],
    passes: [vision(''), 'vision: { statement: נחל לכולם }\n', 'vision: A river for all\n', 'vision: [x]\n'],
  },
  'vision-not-shared': {
    early: 'warning',
    late: 'warning',
    fails: [
      {
        text: PARTNERS + vision('', '⟦vision⟧'),
        says: { en: ['River Trust', 'העירייה', 'sharedBy'], he: ['River Trust', 'העירייה', 'sharedBy'] },
        fixes: 1,
        after: PARTNERS + vision('  sharedBy:\n    - trust\n    - iriya\n'),
      },
      {
        text: PARTNERS + vision('  sharedBy: ⟦[trust]⟧ # so far\n'),
        says: { en: ['doesn’t name העירייה.'] },
        after: PARTNERS + vision('  sharedBy: [trust, iriya] # so far\n'),
      },
      {
        text: PARTNERS + vision('  sharedBy:\n    ⟦- guide⟧\n  revisit: annually\n'),
        after: PARTNERS + vision('  sharedBy:\n    - guide\n    - trust\n    - iriya\n  revisit: annually\n'),
      },
      {
        text: PARTNERS + vision('  sharedBy: ⟦[TODO]⟧\n'),
        after: PARTNERS + vision('  sharedBy: [trust, iriya]\n'),
      },
      { text: PARTNERS + vision('  sharedBy: ⟦[]⟧\n'), after: PARTNERS + vision('  sharedBy: [trust, iriya]\n') },
      {
        text: `${PARTNERS}vision: { statement: נחל לכולם, ⟦sharedBy⟧: , revisit: annually }\n`,
        after: `${PARTNERS}vision: { statement: נחל לכולם, sharedBy: [trust, iriya] , revisit: annually }\n`,
      },
      { text: PARTNERS + vision('  ⟦sharedBy⟧:\n  revisit: annually\n') },
      { text: PARTNERS + vision('  sharedBy:\n    ⟦-⟧\n') },
      { text: `${PARTNERS.replace('העירייה', 'City')}${vision('  sharedBy: ⟦[iriya]⟧\n')}` },
    ],
    passes: [
      PARTNERS + vision('  sharedBy: [trust, iriya]\n'),
      PARTNERS + vision('  sharedBy: [iriya, guide, trust]\n'),
      `${PARTNERS}vision: { goals: [] }\n`,
      PARTNERS + vision('  sharedBy: trust\n'),
      `partners:\n  - { id: trust, name: River Trust, sector: civil-society }\n${vision('')}`,
    ],
  },
  'goal-without-action': {
    early: 'info',
    late: 'warning',
    fails: [
      {
        text: `${goals('⟦water⟧', 'path')}implementation:\n  commitments: [{ id: a, what: Walk, goal: path }]\n`,
        says: { en: ['מים נקיים', 'no indicator'], he: ['״מים נקיים״', 'אין התחייבות'] },
        fixes: 0,
      },
      { text: 'vision: { statement: x, goals: [{ id: ⟦path⟧, goal: A path }, { id: ⟦park⟧ }] }\n' },
    ],
    passes: [
      `${goals('water')}measurement: { indicators: [{ id: a, indicator: Fish, goal: water }] }\n`,
      `${goals('water')}implementation:\n  commitments:\n    - { id: a, what: Walk, goal: water, status: dropped }\n`,
      'vision: { goals: [A goal, { goal: Without id }] }\n',
      'vision: { goals: many }\n',
    ],
  },
  'action-without-goal': {
    early: 'info',
    late: 'info',
    fails: [
      {
        text: `${goals('water', 'path')}implementation:\n  commitments:\n    - id: ⟦walk⟧\n      what: Walk\n      due: 2028-01-01\n`,
        says: { en: ['“Walk”', '“goal”'], he: ['״Walk״', 'goal'] },
        fixes: 2,
        fix: 1,
        after: `${goals('water', 'path')}implementation:\n  commitments:\n    - id: walk\n      what: Walk\n      due: 2028-01-01\n      goal: path\n`,
      },
      {
        text: `${goals('water')}implementation: { commitments: [{ id: a, what: סיור, goal: ⟦TODO⟧ }, { what: ⟦Walk⟧ }] }\n`,
        after: `${goals('water')}implementation: { commitments: [{ id: a, what: סיור, goal: water }, { what: Walk }] }\n`,
      },
      { text: `${goals('water')}implementation: { commitments: [{ id: a, what: Walk, ⟦goal⟧: }] }\n` },
      {
        text: `${goals('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i').replaceAll('מים נקיים', 'Water')}implementation: { commitments: [{ id: ⟦x⟧ }] }\n`,
        fixes: 8,
      },
    ],
    passes: [
      `${goals('water')}implementation: { commitments: [{ id: a, what: Walk, goal: water }] }\n`,
      'implementation: { commitments: [{ id: a, what: סיור }] }\n',
      'vision: { goals: [{ goal: Without id }, TODO] }\nimplementation: { commitments: [{ id: a }] }\n',
      `${goals('water')}implementation: { commitments: [{ id: a, goal: [water] }, Walk] }\n`,
    ],
  },
});

describe('rules of vision, besides', () => {
  it('asks for two partners while they align, and for all once they have agreed', () => {
    const shared = (stage: string, by: string) => `stage: ${stage}\n${THREE}${vision(`  sharedBy: ${by}\n`)}`;
    assertSilent('vision-not-shared', shared('aligning', '[trust, keren]'));
    assertFires('vision-not-shared', shared('agreed', '⟦[trust, keren]⟧'));
    assertSilent('vision-not-shared', shared('agreed', '[trust, keren, iriya]'));
  });

  it('stands odd values', () => {
    assertNothingThrows('vision', plans());
    function* plans() {
      for (const value of ODD_VALUES) {
        yield `${PARTNERS}vision: ${value}\n`;
        for (const key of ['statement', 'goals', 'sharedBy']) {
          yield `${PARTNERS}vision:\n  revisit: annually\n  ${key}: ${value}\n`;
          yield `stage: agreed\n${PARTNERS}vision:\n  statement: A river\n  ${key}: ${value}\n`;
        }
        yield `${goals('a')}implementation: ${value}\nmeasurement: ${value}\n`;
        yield `${goals('a')}implementation:\n  commitments:\n    - id: x\n      goal: ${value}\n`;
        yield `vision:\n  goals:\n    - id: ${value}\n      goal: ${value}\n`;
      }
    }
  });
});
