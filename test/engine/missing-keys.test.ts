import { strict as assert } from 'node:assert';
import { safeChanges } from '../../server/src/mend';
import { applyChanges } from '../../server/src/plan/edit';
import { SECTORS } from '../../server/src/plan/model';
import { ruleById } from '../../server/src/rules/all';
import { checkOn } from './support';

const HEAD = `partnership: 1
title: River Trail
partners:
  - { id: trust, name: River Trust, sector: civil-society }
  - { id: county, name: County Council, sector: local-government }
`;

interface Case {
  readonly what: string;
  readonly text: string;
  readonly titles: readonly string[];
  /** After the first fix. */
  readonly after: string;
}

const CASES: readonly Case[] = [
  {
    what: 'the plan: no partner is made up',
    text: 'title: River Trail\n',
    titles: ['Add partnership and partners'],
    after: 'partnership: 1\ntitle: River Trail\npartners: []\n',
  },
  {
    what: 'a title, in Hebrew',
    text: 'partnership: 1\nlanguage: he\npartners: []\n',
    titles: ['Add title'],
    after: 'partnership: 1\ntitle: <שם המהלך>\nlanguage: he\npartners: []\n',
  },
  {
    what: 'a partner’s name and sector: one fix for each sector',
    text: HEAD.replace(', name: County Council, sector: local-government', ''),
    titles: SECTORS.map((sector) => `Add name and sector: ${sector}`),
    after: HEAD.replace('County Council', '<name>').replace('local-government', 'civil-society'),
  },
  {
    what: 'an id, made of the name',
    text: HEAD.replace('id: county, ', ''),
    titles: ['Add id'],
    after: HEAD.replace('{ id: county, name: County Council', '{ name: County Council').replace(
      'local-government }',
      'local-government, id: county-council }',
    ),
  },
  {
    what: 'an id, where others have the name as well',
    text: `${HEAD}issues:\n  - id: issue-2\n    issue: Access\n  - issue: Access\n`,
    titles: ['Add id'],
    after: `${HEAD}issues:\n  - id: issue-2\n    issue: Access\n  - id: issue-2-2\n    issue: Access\n`,
  },
  {
    what: 'a verdict: never one by itself',
    text: `${HEAD}signoff:\n  - partner: trust\n    on: 2027-02-01\n`,
    titles: ['Add verdict: approves', 'Add verdict: asks-for-changes', 'Add verdict: abstains'],
    after: `${HEAD}signoff:\n  - partner: trust\n    verdict: approves\n    on: 2027-02-01\n`,
  },
  {
    what: 'who signed: the declared partners that haven’t',
    text: `${HEAD}signoff:\n  - { partner: trust, verdict: abstains }\n  - verdict: approves # who?\n`,
    titles: ['Add partner: county (County Council)'],
    after: `${HEAD}signoff:\n  - { partner: trust, verdict: abstains }\n  - partner: county\n    verdict: approves # who?\n`,
  },
  {
    what: 'who signed, and what they said',
    text: `${HEAD}signoff:\n  - on: 2027-02-01\n`,
    titles: ['trust (River Trust)', 'county (County Council)'].flatMap((partner) =>
      ['approves', 'asks-for-changes', 'abstains'].map((verdict) => `Add partner: ${partner} and verdict: ${verdict}`),
    ),
    after: `${HEAD}signoff:\n  - partner: trust\n    verdict: approves\n    on: 2027-02-01\n`,
  },
  {
    what: 'the partner of a row of the matrix',
    text: `${HEAD}matrix:\n  - organization: {}\n`,
    titles: ['Add partner: trust (River Trust)', 'Add partner: county (County Council)'],
    after: `${HEAD}matrix:\n  - partner: trust\n    organization: {}\n`,
  },
  {
    what: 'a goal',
    text: `${HEAD}vision:\n  goals:\n    - id: trail\n`,
    titles: ['Add goal'],
    after: `${HEAD}vision:\n  goals:\n    - id: trail\n      goal: <goal>\n`,
  },
  {
    what: 'the end of a phase, behind its start',
    text: `${HEAD}implementation:\n  phases:\n    - { id: a, phase: A, kind: exploring, start: 2031-01-01 }\n`,
    titles: ['Add end'],
    after: `${HEAD}implementation:\n  phases:\n    - { id: a, phase: A, kind: exploring, start: 2031-01-01, end: 2031-04-01 }\n`,
  },
  {
    what: 'the end of a phase, within the horizon',
    text: `${HEAD}horizon: { end: 2031-02-01 }\nimplementation:\n  phases:\n    - { id: a, phase: A, kind: exploring, start: 2031-01-01 }\n`,
    titles: ['Add end'],
    after: `${HEAD}horizon: { end: 2031-02-01 }\nimplementation:\n  phases:\n    - { id: a, phase: A, kind: exploring, start: 2031-01-01, end: 2031-02-01 }\n`,
  },
  {
    what: 'the start of a phase, before its end',
    text: `${HEAD}implementation:\n  phases:\n    - { id: a, phase: A, kind: exploring, end: 2020-01-01 }\n`,
    titles: ['Add start'],
    after: `${HEAD}implementation:\n  phases:\n    - { id: a, phase: A, kind: exploring, end: 2020-01-01, start: 2020-01-01 }\n`,
  },
  {
    what: 'all of a phase, behind the one before',
    text: `${HEAD}implementation:\n  phases:\n    - { id: a, phase: A, kind: exploring, start: 2028-01-01, end: 2028-03-01 }\n    - id: b\n`,
    titles: ['exploring', 'aligning', 'implementing', 'measuring'].map(
      (kind) => `Add phase, kind: ${kind}, start and end`,
    ),
    after: `${HEAD}implementation:\n  phases:\n    - { id: a, phase: A, kind: exploring, start: 2028-01-01, end: 2028-03-01 }\n    - id: b\n      phase: <phase>\n      kind: exploring\n      start: 2028-03-01\n      end: 2028-06-01\n`,
  },
  {
    what: 'all of an entry between empty braces',
    text: `${HEAD}resources: [{}]\n`,
    titles: ['money', 'people', 'knowledge', 'space', 'equipment', 'other'].map(
      (kind) => `Add id, resource and kind: ${kind}`,
    ),
    after: `${HEAD}resources: [{id: resource-1, resource: <resource>, kind: money}]\n`,
  },
];

const structure = (text: string) =>
  checkOn(text, { forceLanguage: 'en' }).findings.filter(({ rule }) => ruleById(rule)?.category === 'structure');

describe('missing keys', () => {
  for (const { what, text, titles, after } of CASES) {
    it(`are added to ${what}`, () => {
      const [finding] = structure(text);
      assert.equal(finding?.rule, 'schema');
      const fixes = finding.fixes;
      assert.deepEqual(
        fixes.map(({ title }) => title.en),
        titles,
      );
      assert.deepEqual(safeChanges([finding]), []);
      for (const [index, fix] of fixes.entries()) {
        const changes = fix.edits();
        assert.ok(changes, fix.title.en);
        const fixed = applyChanges(text, changes);
        if (index === 0) assert.equal(fixed, after);
        const known = new Set(structure(text).map((one) => one.message));
        assert.deepEqual(
          structure(fixed).filter((one) => !known.has(one.message) || one.message === finding.message),
          [],
          fixed,
        );
      }
    });
  }

  it('are asked for one after the other where there are too many answers', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const partners = names.map((id) => `  - { id: ${id}, name: ${id}, sector: business }\n`).join('');
    const text = `partnership: 1\ntitle: T\npartners:\n${partners}signoff:\n  - on: 2027-02-01\n`;
    const [finding] = structure(text);
    assert.deepEqual(
      finding?.fixes.map(({ title }) => title.en),
      names.map((id) => `Add partner: ${id} (${id})`),
    );
    const [next] = structure(applyChanges(text, finding?.fixes[1]?.edits() ?? []));
    assert.deepEqual(
      next?.fixes.map(({ title }) => title.he),
      ['approves (אישור)', 'asks-for-changes (בקשה לשינויים)', 'abstains (הימנעות)'].map(
        (one) => `להוסיף את verdict: ${one}`,
      ),
    );
  });

  it('are not made up where nothing is declared that could stand there', () => {
    const [finding] = structure('partnership: 1\ntitle: T\npartners: []\nmatrix:\n  - organization: {}\n');
    assert.deepEqual(finding?.fixes, []);
  });
});
