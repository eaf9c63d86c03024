import { strict as assert } from 'node:assert';
import { fingerprintOf } from '../../server/src/plan/fingerprint';
import type { Language } from '../../server/src/schema/shape';
import { renderPreview } from '../../server/src/view/preview';
import { all, byId, cellsOf, elements, type PageElement, parse, textOf } from './page';
import { checkOn } from './support';

/** What is drawn is held to what the plan says: places, lengths, sums, shares and days. */

const PLAN = `partnership: 1
title: Warm rooms
stage: implementing
horizon: {start: 2027-01-01, end: 2027-12-31}
vision:
  statement: Nobody is cold
  goals:
    - {id: warm, goal: Ten warm rooms}
    - {id: fair, goal: A fair tariff}
    - {id: dry, goal: Dry walls}
partners:
  - {id: trust, name: Trust, sector: civil-society, power: {influence: 2, interest: 5, budgetShare: 10, decisionShare: 30}}
  - {id: town, name: Town, sector: local-government, power: {influence: 5, interest: 3, budgetShare: 50, decisionShare: 50}}
  - {id: fund, name: Fund, sector: philanthropy, role: funder, power: {influence: 5, interest: 3, budgetShare: 40, decisionShare: 20}}
  - {id: sage, name: Sage, sector: academia, role: advisor}
implementation:
  phases:
    - {id: talk, phase: Talk, kind: exploring, start: 2027-01-01, end: 2027-01-10}
    - {id: build, phase: Build, kind: implementing, start: 2027-01-11, end: 2027-02-09}
  commitments:
    - {id: rooms, what: Rent rooms, who: trust, with: [town], informed: [fund], start: 2027-04-02, due: 2027-07-02, status: active, goal: warm}
    - {id: lamps, what: Buy lamps, who: town, due: 2027-01-31, status: planned, goal: warm}
    - {id: paint, what: Paint, who: fund, due: 2027-02-01, status: done}
    - {id: music, what: Music, who: fund, due: 2027-02-01, status: dropped}
measurement:
  success: It is warm
  indicators:
    - {id: degrees, indicator: Degrees, baseline: 5, target: 20, unit: °C, goal: warm}
    - {id: bills, indicator: Bills, baseline: 100, target: 60, goal: fair}
    - {id: moods, indicator: Moods, baseline: low, target: high}
governance:
  decisionRule: consent
  backbone: trust
  setting: {forum: The round table, cadence: monthly, next: 2027-03-09}
  entry: By the front door
  exit: {process: Three months ahead, triggers: [The money ends]}
review: {next: 2027-03-05}
resources:
  - {id: a, resource: Grant, kind: money, from: fund, amount: 300, currency: GBP, status: secured}
  - {id: b, resource: More, kind: money, from: fund, amount: 100, currency: GBP, status: promised}
  - {id: c, resource: Budget, kind: money, from: town, amount: 100, currency: GBP, status: secured}
  - {id: d, resource: The rest, kind: money, amount: 50, currency: GBP, status: needed}
  - {id: e, resource: Dollars, kind: money, from: A friend, amount: 7, currency: USD, status: secured}
  - {id: f, resource: Hands, kind: people, from: trust, amount: 9, status: secured}
`;

/** The page on 1 March 2027. */
function pageFor(text: string, language?: Language): PageElement {
  return parse(renderPreview(checkOn(text), { language }).html);
}

function percent(element: PageElement | undefined, name: string): number {
  return Number.parseFloat(element?.attributes.get(name) ?? 'NaN');
}

function only(list: readonly PageElement[]): PageElement {
  assert.equal(list.length, 1);
  return list[0] as PageElement;
}

function near(actual: number, wanted: number): void {
  assert.ok(Math.abs(actual - wanted) < 0.02, `${actual} is not ${wanted}`);
}

const DAY = 86_400_000;
const day = (date: string) => Date.parse(`${date}T00:00:00Z`) / DAY;

describe('the pictures of the page', () => {
  describe('the summary', () => {
    const head = (text = PLAN) => only(all(pageFor(text), 'header', 'head'));

    it('says how far time and commitments are', () => {
      const words = textOf(only(all(head(), 'ul', 'standing')));
      // 59 of 364 days have passed; what was dropped counts nowhere.
      assert.match(words, /1 January 2027 – 31 December 2027/);
      assert.match(words, /16% of the time has passed/);
      assert.match(words, /1 of 3 commitments done1 under way1 overdue/);
    });

    it('draws them', () => {
      const [time, done, active] = all(head(), 'rect').filter((one) => one.attributes.get('class') !== 'whole');
      near(percent(time, 'width'), (100 * 59) / 364);
      near(percent(done, 'width'), 100 / 3);
      near(percent(active, 'x'), 100 / 3);
      near(percent(active, 'width'), 100 / 3);
    });

    it('says what comes next, in the order of the days', () => {
      const coming = only(all(head(), 'ul', 'coming'));
      assert.deepEqual(all(coming, 'li').map(textOf), [
        '5 March 2027Listening anew',
        '9 March 2027Next meeting: The round table',
        '2 July 2027Rent rooms',
      ]);
    });

    it('says who: neither advisers nor those who have left', () => {
      assert.match(textOf(head()), /3 partners from 3 sectorsTrust · Town · Fund/);
      assert.doesNotMatch(textOf(head()), /Sage/);
    });

    it('says what needs attention, and leads to each section', () => {
      const analysis = checkOn(PLAN);
      const page = parse(renderPreview(analysis).html);
      const links = all(only(all(page, 'ul', 'where')), 'a');
      const numbers = links.map((link) => Number(/\d+$/.exec(textOf(link))?.[0]));
      assert.equal(
        numbers.reduce((a, b) => a + b, 0),
        analysis.findings.length,
      );
      for (const link of links) byId(page, (link.attributes.get('href') ?? '').slice(1));
    });
  });

  describe('the goals', () => {
    const rows = () => cellsOf(only(all(byId(pageFor(PLAN), 'section-vision'), 'table', 'goals')));

    it('stand beside the commitments and indicators that serve them, and the gaps show', () => {
      assert.deepEqual(rows(), [
        ['Goal', 'Commitments', 'Indicators'],
        [
          'Ten warm rooms',
          'ActiveRent roomsTrust2 July 2027PlannedBuy lampsTown31 January 2027overdue',
          'Degrees5 → 20 °C',
        ],
        ['A fair tariff', 'no commitment yet', 'Bills100 → 60'],
        ['Dry walls', 'no commitment yet', 'no indicator yet'],
        ['Serves none of the goals', 'DonePaintFund1 February 2027DroppedMusicFund1 February 2027', 'Moodslow → high'],
      ]);
    });

    it('are a list where nothing is planned yet', () => {
      const page = pageFor('partnership: 1\ntitle: T\nvision: {goals: [{id: a, goal: Aim}]}\n');
      assert.equal(textOf(only(all(page, 'ul', 'goals'))), 'Aim');
    });
  });

  describe('the map of influence and interest', () => {
    for (const language of ['en', 'he'] as const) {
      it(`has each partner in its field, ${language}`, () => {
        const table = only(all(only(all(byId(pageFor(PLAN, language), 'section-power'), 'figure', 'map')), 'table'));
        const rows = all(only(all(table, 'tbody')), 'tr').map((row) => [
          textOf(all(row, 'th').at(-1) ?? ''),
          ...all(row, 'td').map((cell) => all(cell, 'bdi').map(textOf).join('+')),
        ]);
        assert.deepEqual(rows, [
          ['5', '', '', 'Town+Fund', '', ''],
          ['4', '', '', '', '', ''],
          ['3', '', '', '', '', ''],
          ['2', '', '', '', '', 'Trust'],
          ['1', '', '', '', '', ''],
        ]);
        const steps = all(only(all(table, 'tfoot')), 'th', 'step').map(textOf);
        assert.deepEqual(steps, ['1', '2', '3', '4', '5']);
      });
    }
  });

  describe('the shares', () => {
    for (const language of ['en', 'he'] as const) {
      it(`of budget and decisions are drawn on one scale, ${language}`, () => {
        const table = only(all(byId(pageFor(PLAN, language), 'section-power'), 'table', 'shares'));
        const bars = all(table, 'svg', 'bar').map((bar) => only(all(bar, 'rect')));
        const widths = bars.map((bar) => percent(bar, 'width'));
        const [most = 0] = [...widths].sort((a, b) => b - a);
        assert.deepEqual(
          widths.map((width) => Math.round((50 * width) / most)),
          [10, 30, 50, 50, 40, 20],
        );
        // They begin where reading begins.
        for (const bar of bars) {
          if (language === 'en') near(percent(bar, 'x'), 0);
          else near(percent(bar, 'x') + percent(bar, 'width'), 100);
        }
      });
    }

    it('are compared, and added up', () => {
      const rows = cellsOf(only(all(byId(pageFor(PLAN), 'section-power'), 'table', 'shares')));
      assert.deepEqual(
        rows.map((row) => row.at(-1)),
        ['Difference', '20 more in decisions', 'even', '20 more in budget', ''],
      );
      assert.match(rows.at(-1)?.[1] ?? '', /Budget 100%.*Decisions 100%/);
    });
  });

  describe('the timeline', () => {
    for (const language of ['en', 'he'] as const) {
      it(`has phases, commitments and today in their places, ${language}`, () => {
        const timeline = only(all(byId(pageFor(PLAN, language), 'section-implementation'), 'figure', 'timeline'));
        const [first, last] = [day('2027-01-01'), day('2027-12-31')];
        const at = (date: string) => {
          const share = (100 * (day(date) - first)) / (last - first);
          return language === 'he' ? 100 - share : share;
        };
        const bars = all(timeline, 'rect').map((bar) => {
          const x = percent(bar, 'x');
          return [bar.attributes.get('class'), x, x + percent(bar, 'width')] as const;
        });
        const wanted = [
          ['phase exploring', '2027-01-01', '2027-01-10'],
          ['phase implementing', '2027-01-11', '2027-02-09'],
          ['commitment active', '2027-04-02', '2027-07-02'],
        ] as const;
        assert.equal(bars.length, wanted.length);
        wanted.forEach(([look, from, to], index) => {
          const [found, start, end] = bars[index] ?? [undefined, 0, 0];
          assert.equal(found, look);
          near(start, Math.min(at(from), at(to)));
          near(end, Math.max(at(from), at(to)));
        });
        const dots = all(timeline, 'circle').map((dot) => [dot.attributes.get('class'), percent(dot, 'cx')] as const);
        assert.deepEqual(
          dots.map(([look]) => look),
          ['commitment planned', 'commitment done', 'commitment dropped'],
        );
        near(dots[0]?.[1] ?? 0, at('2027-01-31'));
        for (const line of all(timeline, 'line', 'today')) near(percent(line, 'x1'), at('2027-03-01'));
        near(percent(only(all(timeline, 'text', 'today')), 'x'), at('2027-03-01'));
        const quarter = all(timeline, 'text').find((text) => /^(?:Apr|אפר)/.test(textOf(text)));
        near(percent(quarter, 'x'), at('2027-04-01'));
      });
    }

    it('has no today where today lies outside', () => {
      const past = PLAN.replaceAll('2027-', '2024-');
      const timeline = only(all(pageFor(past), 'figure', 'timeline'));
      assert.deepEqual(all(timeline, 'line', 'today'), []);
      assert.doesNotMatch(textOf(timeline), /Today/);
    });

    it('says and draws how much of the phases is implementation', () => {
      const figure = only(all(pageFor(PLAN), 'figure', 'phase-shares'));
      assert.match(textOf(figure), /75% of the phases’ days are implementation\. ?Exploring 25% ?Implementing 75%/);
      const parts = all(only(all(figure, 'svg', 'rail').slice(0, 1)), 'rect').slice(1);
      assert.deepEqual(
        parts.map((part) => [part.attributes.get('class'), percent(part, 'x'), percent(part, 'width')]),
        [
          ['exploring', 0, 25],
          ['implementing', 25, 75],
        ],
      );
    });
  });

  it('say who does what', () => {
    const table = only(all(byId(pageFor(PLAN), 'section-implementation'), 'table', 'tasks'));
    const [head, ...rows] = cellsOf(table);
    assert.deepEqual(head, ['What', 'Trust', 'Town', 'Fund']);
    assert.deepEqual(
      rows.map((row) => row.slice(1)),
      [
        ['in charge', 'takes part', 'is kept informed'],
        ['', 'in charge', ''],
        ['', '', 'in charge'],
        ['', '', 'in charge'],
      ],
    );
  });

  describe('the indicators', () => {
    for (const language of ['en', 'he'] as const) {
      it(`go from baseline to target on a line from zero, ${language}`, () => {
        const ways = all(byId(pageFor(PLAN, language), 'section-measurement'), 'div', 'way');
        const places = ways.map((way) => ['from', 'to'].map((end) => percent(all(way, 'circle', end)[0], 'cx')));
        const x = (share: number) => {
          const place = 5 + 90 * share;
          return language === 'he' ? 100 - place : place;
        };
        near(places[0]?.[0] ?? 0, x(5 / 20));
        near(places[0]?.[1] ?? 0, x(1));
        near(places[1]?.[0] ?? 0, x(1));
        near(places[1]?.[1] ?? 0, x(60 / 100));
        assert.deepEqual(places[2], [Number.NaN, Number.NaN]);
        assert.equal(textOf(ways[2] ?? '').includes(language === 'he' ? '←' : '→'), true);
      });
    }
  });

  describe('the money', () => {
    it('is added up by source and state, for each currency', () => {
      const tables = all(byId(pageFor(PLAN), 'section-resources'), 'table', 'money').map(cellsOf);
      assert.deepEqual(tables, [
        [
          ['From', 'Money by source and state', 'Secured', 'Promised', 'Needed'],
          ['Fund', '', '£300', '£100', ''],
          ['Town', '', '£100', '', ''],
          ['no source yet', '', '', '', '£50'],
          ['Together', '', '£400', '£100', '£50'],
        ],
        [
          ['From', 'Money by source and state', 'Secured'],
          ['A friend', '', 'US$7'],
          ['Together', '', 'US$7'],
        ],
      ]);
    });

    it('is drawn on the scale of the largest source', () => {
      const [table] = all(byId(pageFor(PLAN), 'section-resources'), 'table', 'money');
      assert.ok(table);
      const rails = all(only(all(table, 'tbody')), 'svg', 'rail').map((rail) =>
        all(rail, 'rect')
          .slice(1)
          .map((part) => [part.attributes.get('class'), percent(part, 'x'), percent(part, 'width')]),
      );
      assert.deepEqual(rails, [
        [
          ['secured', 0, 75],
          ['promised', 75, 25],
        ],
        [['secured', 0, 25]],
        [['needed', 0, 12.5]],
      ]);
    });
  });

  it('show the way in, the table and the way out', () => {
    const run = only(all(byId(pageFor(PLAN), 'section-governance'), 'dl', 'run'));
    const parts = run.children.filter((child): child is PageElement => typeof child !== 'string');
    assert.deepEqual(
      parts.map((part) => part.attributes.get('class')),
      ['field way-in', 'field table', 'field way-out'],
    );
    const seats = all(only(all(run, 'ul', 'seats')), 'li').map(textOf);
    assert.deepEqual(seats, ['TrustBackbone', 'Town', 'Fund']);
  });

  it('name those whom a decision affects and whom nobody asked', () => {
    const page = pageFor(`partnership: 1
title: T
partners: [{id: a, name: A, sector: business}, {id: b, name: B, sector: community}, {id: c, name: C, sector: academia}]
decisions:
  - {id: one, decision: Alone, by: [a], affects: [a, b, c]}
  - {id: two, decision: Asked, by: [a], consulted: [b], affects: [b]}
`);
    const unheard = all(byId(page, 'section-decisions'), 'article').map((card) =>
      all(card, 'span', 'unheard').map(textOf),
    );
    assert.deepEqual(unheard, [['B, C'], []]);
  });

  it('show each issue as the boxes of its sheet', () => {
    const page = pageFor(`partnership: 1
title: T
stage: agreed
issues:
  - id: a
    issue: Fuel
    practices: [transparency]
    mechanisms: {initiative: [A table]}
    avoid: [Haste]
    objections: [{objection: Why?, response: So}]
    insights: [It helps]
  - {id: b, issue: Bare}
`);
    const boxes = all(page, 'dl', 'boxes').map((list) => all(list, 'dt').map(textOf));
    assert.deepEqual(boxes, [
      ['Practices', 'Mechanisms', 'What not to do', 'Objections and their answers', 'Questions and insights'],
      ['Practices', 'Mechanisms', 'Objections and their answers'],
    ]);
    const bare = all(page, 'dl', 'boxes')[1];
    assert.deepEqual(bare && all(bare, 'dd').map(textOf), ['not written yet', 'not written yet', 'not written yet']);
  });

  describe('the sign-off', () => {
    const plan = (signoff: string) => `partnership: 1
title: T
partners:
  - {id: a, name: A, sector: business}
  - {id: b, name: B, sector: community}
  - {id: c, name: C, sector: academia}
signoff:
${signoff}`;

    it('says whether what was signed is what stands there', () => {
      const draft = checkOn(plan('  - {partner: a, verdict: approves}\n')).plan;
      assert.ok(draft);
      const present = fingerprintOf(draft.node);
      const earlier = `sha256:${'0'.repeat(32)}`;
      const page = pageFor(
        plan(
          `  - {partner: a, verdict: approves, fingerprint: "${present}"}\n  - {partner: b, verdict: approves, fingerprint: "${earlier}"}\n`,
        ),
      );
      const section = byId(page, 'section-signoff');
      assert.deepEqual(cellsOf(only(all(section, 'table', 'signoff'))), [
        ['Partner', 'Position', 'Date', 'What was signed', 'Note'],
        ['A', 'Approves', '', 'the plan as it stands', ''],
        ['B', 'Approves', '', 'changed since then', ''],
        ['C', 'has not answered yet', '', '', ''],
      ]);
      assert.match(textOf(section), /2 of 3 partners approve\. One approval is of an earlier version\./);
      const parts = all(only(all(section, 'svg', 'rail')), 'rect').slice(1);
      near(percent(parts[0], 'width'), 100 / 3);
      near(percent(parts[1], 'width'), 100 / 3);
    });

    it('has no such column where nobody left a fingerprint', () => {
      const table = only(all(pageFor(plan('  - {partner: a, verdict: abstains}\n')), 'table', 'signoff'));
      assert.deepEqual(cellsOf(table)[0], ['Partner', 'Position', 'Date', 'Note']);
    });
  });

  it('give nothing that is not a number as a length', () => {
    const odd = PLAN.replace('budgetShare: 10', 'budgetShare: .inf')
      .replace('influence: 2', 'influence: -7')
      .replace('baseline: 5', 'baseline: .nan')
      .replace('amount: 300', 'amount: 1e999');
    for (const language of ['en', 'he'] as const) {
      for (const element of elements(pageFor(odd, language))) {
        for (const name of ['x', 'x1', 'x2', 'cx', 'width']) {
          const value = element.attributes.get(name);
          if (value !== undefined) assert.match(value, /^\d+(?:\.\d+)?%?$/, `${element.tag} ${name}="${value}"`);
        }
      }
    }
  });
});
