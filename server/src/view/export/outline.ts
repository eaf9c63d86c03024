/**
 * A plan as headings, lines, lists and tables, in the order of its page: what the exports that are made of text have
 * in common, whatever the format.
 */
import type { Analysis } from '../../check';
import type {
  Commitment,
  Item,
  MatrixCell,
  Objection,
  Partner,
  Plan,
  PracticeUse,
  Question,
  Text,
} from '../../plan/model';
import { isBlank } from '../../plan/values';
import type { Language } from '../../schema/shape';
import { labelsIn } from '../labels';
import { membershipOf, signedVersionOf, VERSION_LABEL } from '../standing';
import { type Amounts, MONEY_STATES, moneyOf, phaseShares, servedGoals } from '../sums';
import { createView, differenceOf, type View, type ViewBounds } from '../view';
import { wordsIn } from './words';

/** A text with its look. It is the plan's, or the page's own; not cleaned or escaped yet. */
export interface Part {
  readonly text: string;
  readonly look?: 'strong' | 'muted';
}

/** Parts that make one paragraph. */
export interface Line {
  readonly parts: readonly Part[];
  /** True where the line is a text of the plan alone, so that it is read in that text's direction. */
  readonly isOwn: boolean;
}

/** A text, and what is said of it below. */
export type Entry = readonly Line[];

export interface Cell {
  readonly entries: readonly Entry[];
  /** True for a list, where each entry has its bullet. */
  readonly isList: boolean;
}

/** What a line is; `facts` are what is said in short below a title. */
export type LineLook = 'plain' | 'lead' | 'quote' | 'facts' | 'muted';

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly line: Line }
  | { readonly kind: 'line'; readonly line: Line; readonly look: LineLook }
  | { readonly kind: 'field'; readonly label: string; readonly cell: Cell }
  | { readonly kind: 'list'; readonly cell: Cell }
  | TableBlock
  | {
      readonly kind: 'signatures';
      readonly partners: readonly { readonly name: string; readonly signatory: string }[];
    };

export interface TableBlock {
  readonly kind: 'table';
  readonly caption?: Line | undefined;
  readonly columns: readonly string[];
  /** In percent of the width; they add up to 100. */
  readonly widths: readonly number[];
  /** The first cell of each row is its heading. */
  readonly rows: readonly (readonly Cell[])[];
  /** True for the workshop's sheets, which no page break may cut. */
  readonly isSheet: boolean;
}

export interface Outline {
  readonly title: string;
  readonly language: Language;
  readonly blocks: readonly Block[];
}

/** Makes the outline of a plan; without a plan, one that says so. Never throws for what is in a plan. */
export function outlineOf(analysis: Analysis, language: Language, bounds?: ViewBounds): Outline {
  const { plan } = analysis;
  const labels = labelsIn(language);
  if (!plan) {
    const title = labels.untitled;
    return {
      title,
      language,
      blocks: [heading(1, label(title)), { kind: 'line', line: label(labels.emptyPlan), look: 'plain' }],
    };
  }
  const view = createView(analysis, plan, language, bounds);
  const title = view.words(plan.title) ?? labels.untitled;
  return { title, language, blocks: new Builder(view, plan).build(title) };
}

function label(text: string): Line {
  return { parts: [{ text }], isOwn: false };
}

function own(text: string, look?: Part['look']): Line {
  return { parts: [look ? { text, look } : { text }], isOwn: true };
}

function heading(level: 1 | 2 | 3, line: Line): Block {
  return { kind: 'heading', level, line };
}

const EMPTY: Cell = { entries: [], isList: false };

function cell(...lines: readonly (Line | undefined)[]): Cell {
  const shown = lines.filter((line) => line !== undefined);
  return shown.length === 0 ? EMPTY : { entries: [shown], isList: false };
}

class Builder {
  private readonly blocks: Block[] = [];

  constructor(
    private readonly view: View,
    private readonly plan: Plan,
  ) {}

  build(title: string): readonly Block[] {
    this.head(title);
    this.vision();
    this.partners();
    this.population();
    this.power();
    this.matrix();
    this.sectorValue();
    this.hazards();
    this.issues();
    this.conduct();
    this.decisions();
    this.governance();
    this.implementation();
    this.measurement();
    this.resources();
    this.money();
    this.glossary();
    this.discussion();
    this.review();
    this.signoff();
    return this.blocks;
  }

  private head(title: string): void {
    const { view, plan } = this;
    const { labels } = view;
    const { summary, horizon, blend } = plan;
    this.blocks.push(heading(1, own(title)));
    this.paragraph(summary, 'lead');
    this.field(labels.stage, cell(label(view.term(plan.currentStage, 'stage'))));
    if (horizon) this.field(labels.horizon, cell(this.span(horizon.start, horizon.end)));
    if (blend) this.field(labels.blend, cell(label(labels[blend.value])));
  }

  private vision(): void {
    const { vision } = this.plan;
    const { labels } = this.view;
    if (!vision) return;
    this.section(labels.vision);
    this.paragraph(vision.statement, 'quote');
    this.goals();
    this.field(labels.sharedBy, this.partnerCell(vision.sharedBy));
    this.field(labels.revisit, this.cadence(vision.revisit));
  }

  private goals(): void {
    const { view, plan } = this;
    const { labels } = view;
    const goals = plan.vision?.goals ?? [];
    if (goals.length === 0) return;
    if (!plan.implementation?.commitments.length && !plan.measurement?.indicators.length) {
      this.field(
        labels.goals,
        this.list(goals, (goal) => [this.words(goal.goal ?? goal.id)]),
      );
      return;
    }
    this.table(
      servedGoals(plan),
      { caption: labels.servedBy, columns: [labels.goal, labels.commitments, labels.indicators], widths: [30, 40, 30] },
      ({ goal, commitments, indicators, lacksCommitments, lacksIndicators }) => {
        const deeds = this.list(commitments, ({ what, id, who, due, status }) => {
          const facts = [
            status && view.term(status.value, 'commitmentStatus'),
            who && view.partner(who.value).name,
            due && view.date(due.value),
          ].filter((fact) => fact !== undefined);
          return [this.words(what ?? id), facts.length > 0 ? this.note(facts.join(' · ')) : undefined];
        });
        const measures = this.list(indicators, ({ indicator, id }) => [this.words(indicator ?? id)]);
        const gap = (has: Cell, lacks: boolean, words: string): Cell =>
          lacks ? { entries: [...has.entries, [this.note(words)]], isList: has.entries.length > 0 } : has;
        return [
          cell(goal ? this.words(goal.goal ?? goal.id) : this.note(labels.noGoal)),
          gap(deeds, lacksCommitments, labels.noCommitment),
          gap(measures, lacksIndicators, labels.noIndicator),
        ];
      },
    );
  }

  private partners(): void {
    const { labels } = this.view;
    this.sectionOf(labels.partners, this.plan.partners, (partner) => this.partner(partner));
  }

  private partner(partner: Partner): void {
    const { view } = this;
    const { labels } = view;
    const { champion, conflictOfInterest: conflict, fits } = partner;
    const membership = membershipOf(partner, view.today);
    this.entryTitle(partner.name, partner.id);
    const facts = [
      partner.sector && view.term(partner.sector.value, 'sector'),
      partner.role && view.term(partner.role.value, 'role'),
      membership && labels[membership.as](view.date(membership.date.value)),
      fits && (fits.value ? labels.fits : labels.fitsNot),
    ].filter((fact) => fact !== undefined);
    if (facts.length > 0) this.blocks.push({ kind: 'line', line: label(facts.join(' · ')), look: 'facts' });
    this.paragraph(partner.stake);
    this.field(labels.brings, this.items(partner.brings));
    this.field(
      labels.expects,
      this.list(partner.expects, ({ expectation, aligned }) => [
        this.words(expectation),
        aligned && this.note(aligned.value ? labels.aligned : labels.notAligned),
      ]),
    );
    this.field(labels.boundaries, this.items(partner.boundaries));
    this.field(labels.flexibleOn, this.items(partner.flexibleOn));
    if (conflict?.none) {
      this.field(labels.conflictOfInterest, cell(label(view.term(conflict.none.value, 'conflictOfInterest'))));
    } else if (conflict) {
      this.textField(labels.conflictOfInterest, conflict.interest);
      this.textField(labels.handling, conflict.handling);
    }
    if (champion) {
      const parts = [champion.name, champion.role, champion.email].flatMap((part) => view.words(part) ?? []);
      this.field(labels.champion, cell(parts.length > 0 ? label(parts.join(', ')) : undefined));
    }
  }

  private population(): void {
    const { labels } = this.view;
    this.table(
      this.plan.population,
      {
        title: labels.population,
        columns: [labels.group, labels.representedBy, labels.note],
        widths: [34, 33, 33],
      },
      ({ group, representedBy, note }) => [
        cell(this.words(group)),
        representedBy.length > 0 ? this.partnerCell(representedBy) : cell(this.note(labels.nobody)),
        cell(note && this.words(note)),
      ],
    );
  }

  private power(): void {
    const { view } = this;
    const { labels } = view;
    const rows = this.plan.partners.filter(({ power }) => power);
    const scale = (value: { readonly value: number } | undefined) =>
      cell(value && label(labels.outOf(view.number(value.value), '5')));
    const share = (value: { readonly value: number } | undefined) => cell(value && label(view.percent(value.value)));
    this.table(
      rows,
      {
        title: labels.power,
        columns: [
          labels.partner,
          labels.influence,
          labels.interest,
          labels.budgetShare,
          labels.decisionShare,
          labels.difference,
        ],
        widths: [30, 13, 13, 12, 12, 20],
      },
      ({ name, id, power }) => [
        cell(this.words(name ?? id)),
        scale(power?.influence),
        scale(power?.interest),
        share(power?.budgetShare),
        share(power?.decisionShare),
        cell(
          power?.budgetShare && power.decisionShare
            ? label(differenceOf(view, power.decisionShare.value - power.budgetShare.value))
            : undefined,
        ),
      ],
    );
  }

  private matrix(): void {
    const { view, plan } = this;
    const { labels } = view;
    if (plan.matrix.length === 0) return;
    this.section(labels.matrix);
    const { shown, hidden } = view.take(plan.matrix);
    for (const row of shown) {
      const cells = (of: MatrixCell | undefined) => [this.items(of?.opportunity ?? []), this.items(of?.price ?? [])];
      this.blocks.push({
        kind: 'table',
        caption: row.partner ? own(view.partner(row.partner.value).name) : label(labels.partner),
        columns: ['', labels.opportunity, labels.price],
        widths: [16, 42, 42],
        rows: [
          [cell(label(labels.organization)), ...cells(row.organization)],
          [cell(label(labels.initiative)), ...cells(row.initiative)],
        ],
        isSheet: true,
      });
    }
    this.more(hidden);
    if (plan.matrix.length > 1) this.compared();
    const filled = new Set(plan.matrix.map((row) => row.partner?.value));
    const missing = plan.activePartners.flatMap((one) => (one.id && !filled.has(one.id.value) ? [one.id] : []));
    this.field(labels.noRowYet, this.partnerCell(missing));
  }

  /** What all partners see in the initiative. */
  private compared(): void {
    const { view, plan } = this;
    const { labels } = view;
    this.table(
      plan.matrix,
      {
        caption: labels.compared,
        columns: [labels.partner, labels.opportunity, labels.price],
        widths: [24, 38, 38],
      },
      ({ partner, initiative }) => [
        partner ? this.partnerCell([partner]) : EMPTY,
        this.items(initiative?.opportunity ?? []),
        this.items(initiative?.price ?? []),
      ],
    );
  }

  private sectorValue(): void {
    const { view } = this;
    const { labels } = view;
    this.table(
      this.plan.sectorValue,
      {
        title: labels.sectorValue,
        columns: [labels.sector, labels.practical, labels.values],
        widths: [20, 40, 40],
        isSheet: true,
      },
      ({ sector, practical, values }) => [
        cell(sector && label(view.term(sector.value, 'sector'))),
        this.items(practical),
        this.items(values),
      ],
    );
  }

  private hazards(): void {
    const { labels } = this.view;
    const { landmines, springboards } = this.plan;
    if (!landmines && !springboards) return;
    this.table(
      ['organization', 'initiative'] as const,
      {
        title: labels.hazards,
        columns: ['', labels.landmines, labels.springboards],
        widths: [16, 42, 42],
        isSheet: true,
      },
      (key) => [cell(label(labels[key])), this.items(landmines?.[key] ?? []), this.items(springboards?.[key] ?? [])],
    );
  }

  private issues(): void {
    const { labels } = this.view;
    this.sectionOf(labels.issues, this.plan.issues, (issue) => {
      const { mechanisms } = issue;
      this.entryTitle(issue.issue, issue.id);
      this.field(labels.owner, issue.owner ? this.partnerCell([issue.owner]) : EMPTY);
      this.textField(labels.need, issue.need);
      this.field(labels.practices, this.practices(issue.practices));
      this.field(`${labels.mechanisms}: ${labels.inOrganization}`, this.items(mechanisms?.organization ?? []));
      this.field(`${labels.mechanisms}: ${labels.inInitiative}`, this.items(mechanisms?.initiative ?? []));
      this.field(labels.avoid, this.items(issue.avoid));
      this.table(
        issue.objections,
        { caption: labels.objections, columns: [labels.objection, labels.answer], widths: [50, 50] },
        (objection) => this.objection(objection),
      );
      this.field(labels.insights, this.items(issue.insights));
      this.field(labels.questions, this.questions(issue.questions));
    });
  }

  private objection({ objection, from, response, owner }: Objection): readonly Cell[] {
    const { view } = this;
    return [
      cell(this.words(objection), from && own(view.partner(from.value).name, 'muted')),
      cell(
        view.words(response) === undefined ? this.note(view.labels.unanswered) : this.words(response),
        this.owner(owner),
      ),
    ];
  }

  private conduct(): void {
    const { labels } = this.view;
    const { practices, avoid } = this.plan;
    if (practices.length === 0 && avoid.length === 0) return;
    this.section(labels.conduct);
    if (practices.length > 0) this.blocks.push({ kind: 'list', cell: this.practices(practices) });
    this.field(labels.avoid, this.items(avoid));
  }

  private decisions(): void {
    const { view } = this;
    const { labels } = view;
    this.sectionOf(labels.decisions, this.plan.decisions, (decision) => {
      this.entryTitle(decision.decision, decision.id);
      this.field(labels.on, this.date(decision.on));
      this.field(labels.by, this.partnerCell(decision.by));
      this.field(labels.consulted, this.partnerCell(decision.consulted));
      this.field(labels.affects, this.partnerCell(decision.affects));
      this.textField(labels.because, decision.because);
    });
  }

  private governance(): void {
    const { view } = this;
    const { labels } = view;
    const { governance } = this.plan;
    if (!governance) return;
    const { decisionRule, backbone, setting, exit } = governance;
    this.section(labels.governance);
    if (decisionRule) this.field(labels.decisionRule, cell(label(view.term(decisionRule.value, 'decisionRule'))));
    this.field(labels.backbone, backbone ? this.partnerCell([backbone]) : EMPTY);
    this.textField(labels.setting, setting?.forum);
    this.field(labels.cadence, this.cadence(setting?.cadence));
    this.field(labels.nextMeeting, this.date(setting?.next));
    this.textField(labels.facilitator, setting?.facilitator);
    this.textField(labels.transparency, governance.transparency);
    this.textField(labels.credit, governance.credit);
    this.textField(labels.disputes, governance.disputes);
    this.textField(labels.entry, governance.entry);
    this.textField(labels.exit, exit?.process);
    this.field(`${labels.exit}: ${labels.triggers}`, this.items(exit?.triggers ?? []));
  }

  private implementation(): void {
    const { view } = this;
    const { labels } = view;
    const { implementation } = this.plan;
    if (!implementation || (implementation.phases.length === 0 && implementation.commitments.length === 0)) return;
    const words = wordsIn(view.language);
    this.section(labels.implementation);
    this.table(
      implementation.phases,
      {
        caption: labels.timeline,
        columns: [words.phase, labels.kind, words.start, words.end],
        widths: [40, 20, 20, 20],
      },
      ({ phase, id, kind, start, end }) => [
        cell(this.words(phase ?? id)),
        cell(kind && label(view.term(kind.value, 'phaseKind'))),
        this.date(start),
        this.date(end),
      ],
    );
    const shares = phaseShares(this.plan);
    if (shares) {
      const share = view.percent(Math.round(100 * shares.implementing));
      this.blocks.push({ kind: 'line', line: label(labels.implementationShare(share)), look: 'plain' });
    }
    this.table(
      implementation.commitments,
      {
        caption: words.register,
        columns: [labels.what, words.who, words.with, words.start, labels.dueDate, labels.status],
        widths: [32, 16, 16, 13, 13, 10],
      },
      (commitment) => this.commitment(commitment),
    );
  }

  private commitment(commitment: Commitment): readonly Cell[] {
    const { view } = this;
    const { labels } = view;
    const { what, id, who, start, due, status, goal, issue, dependsOn } = commitment;
    const informed = view.take(commitment.informed, 20).shown.map(({ value }) => view.partner(value).name);
    const others = view.take(dependsOn, 20).shown.map((other) => view.nameOf('commitment', other.value));
    return [
      cell(
        this.words(what ?? id),
        goal && this.note(`${labels.goal}: ${view.nameOf('goal', goal.value)}`),
        issue && this.note(`${labels.issue}: ${view.nameOf('issue', issue.value)}`),
        informed.length > 0 ? this.note(`${labels.keptInformed}: ${informed.join('; ')}`) : undefined,
        others.length > 0 ? this.note(`${labels.dependsOn}: ${others.join('; ')}`) : undefined,
      ),
      who ? this.partnerCell([who]) : EMPTY,
      this.partnerCell(commitment.with),
      this.date(start),
      this.date(due),
      cell(status && label(view.term(status.value, 'commitmentStatus'))),
    ];
  }

  private measurement(): void {
    const { view } = this;
    const { labels } = view;
    const { measurement } = this.plan;
    if (!measurement) return;
    const { success, indicators, evaluation } = measurement;
    this.section(labels.measurement);
    this.textField(labels.success, success);
    this.table(
      indicators,
      {
        caption: labels.indicators,
        columns: [labels.indicator, labels.baseline, labels.target, labels.owner, labels.source],
        widths: [32, 14, 18, 18, 18],
      },
      ({ indicator, id, goal, baseline, target, unit, due, owner, source, cadence }) => [
        cell(this.words(indicator ?? id), goal && this.note(`${labels.goal}: ${view.nameOf('goal', goal.value)}`)),
        cell(baseline && this.words(baseline)),
        cell(
          target && own([view.words(target), view.words(unit)].filter((part) => part !== undefined).join(' ')),
          due && this.note(`${labels.dueDate}: ${view.date(due.value)}`),
        ),
        owner ? this.partnerCell([owner]) : EMPTY,
        cell(source && this.words(source), cadence && this.note(view.cadence(cadence.value))),
      ],
    );
    this.textField(`${labels.evaluation}: ${labels.evaluator}`, evaluation?.by);
    this.textField(`${labels.evaluation}: ${labels.method}`, evaluation?.method);
    this.field(`${labels.evaluation}: ${labels.cadence}`, this.cadence(evaluation?.cadence));
  }

  private resources(): void {
    const { view } = this;
    const { labels } = view;
    this.table(
      this.plan.resources,
      {
        title: labels.resources,
        columns: [labels.resource, labels.kind, labels.giver, labels.amount, labels.status, labels.terms],
        widths: [24, 12, 17, 15, 12, 20],
      },
      ({ resource, id, kind, from, amount, currency, status, exclusive, terms, credit }) => [
        cell(this.words(resource ?? id)),
        cell(kind && label(view.term(kind.value, 'resourceKind'))),
        cell(from && own(view.partner(from.value).name)),
        cell(amount && label(view.money(amount.value, currency?.value))),
        cell(status && label(view.term(status.value, 'resourceStatus'))),
        cell(
          exclusive?.value === true ? label(labels.exclusive) : undefined,
          terms && this.words(terms),
          credit && this.note(`${labels.credit}: ${view.words(credit) ?? labels.notYet}`),
        ),
      ],
    );
  }

  private money(): void {
    const { view } = this;
    const { labels } = view;
    for (const { currency, sources, all } of view.take(moneyOf(this.plan), 5).shown) {
      const states = MONEY_STATES.filter((state) => all[state] > 0);
      const amounts = (of: Amounts) =>
        states.map((state) => (of[state] > 0 ? cell(label(view.money(of[state], currency))) : EMPTY));
      const rest = Math.floor(60 / states.length);
      this.table(
        [...sources, undefined],
        {
          caption: labels.money,
          columns: [labels.giver, ...states.map((state) => view.term(state, 'resourceStatus'))],
          widths: [100 - rest * states.length, ...states.map(() => rest)],
        },
        (source) =>
          source
            ? [
                cell(source.from ? own(view.partner(source.from.value).name) : this.note(labels.noGiver)),
                ...amounts(source.amounts),
              ]
            : [cell({ parts: [{ text: labels.sum, look: 'strong' }], isOwn: false }), ...amounts(all)],
      );
    }
  }

  private glossary(): void {
    const { labels } = this.view;
    this.table(
      this.plan.glossary,
      {
        title: labels.glossary,
        columns: [labels.term, labels.inHebrew, labels.inEnglish, labels.meaning],
        widths: [20, 20, 20, 40],
      },
      ({ term, he, en, meaning }) => [
        cell(this.words(term)),
        cell(he && this.words(he)),
        cell(en && this.words(en)),
        cell(meaning && this.words(meaning)),
      ],
    );
  }

  private discussion(): void {
    const { labels } = this.view;
    const { questions, insights } = this.plan;
    if (questions.length === 0 && insights.length === 0) return;
    this.section(labels.discussion);
    this.field(labels.questions, this.questions(questions));
    this.field(labels.insights, this.items(insights));
  }

  private review(): void {
    const { labels } = this.view;
    const { review } = this.plan;
    if (!review) return;
    this.section(labels.review);
    this.field(labels.cadence, this.cadence(review.cadence));
    this.field(labels.lastReview, this.date(review.last));
    this.field(labels.nextReview, this.date(review.next));
  }

  private signoff(): void {
    const { view, plan } = this;
    const { labels } = view;
    const partners = plan.activePartners.filter(({ id, name }) => id ?? name);
    if (partners.length === 0 && plan.signoff.length === 0) return;
    this.section(labels.signoff);
    const hasVersions = plan.signoff.some((entry) => signedVersionOf(plan, entry) !== 'unknown');
    this.table(
      plan.signoff,
      hasVersions
        ? {
            columns: [labels.partner, labels.verdict, labels.on, labels.version, labels.note],
            widths: [26, 16, 16, 20, 22],
          }
        : { columns: [labels.partner, labels.verdict, labels.on, labels.note], widths: [30, 20, 20, 30] },
      (entry) => [
        entry.partner ? this.partnerCell([entry.partner]) : EMPTY,
        cell(entry.verdict && label(view.term(entry.verdict.value, 'verdict'))),
        this.date(entry.on),
        ...(hasVersions ? [cell(label(labels[VERSION_LABEL[signedVersionOf(plan, entry)]]))] : []),
        cell(entry.note && this.words(entry.note)),
      ],
    );
    const { shown, hidden } = view.take(partners);
    this.blocks.push({
      kind: 'signatures',
      partners: shown.map(({ id, name, champion }) => ({
        name: view.words(name) ?? id?.value ?? labels.notYet,
        signatory: [champion?.name, champion?.role].flatMap((part) => view.words(part) ?? []).join(', '),
      })),
    });
    this.more(hidden);
  }

  private section(title: string): void {
    this.blocks.push(heading(2, label(title)));
  }

  private sectionOf<T>(title: string, list: readonly T[], each: (entry: T) => void): void {
    if (list.length === 0) return;
    this.section(title);
    const { shown, hidden } = this.view.take(list);
    shown.forEach(each);
    this.more(hidden);
  }

  private entryTitle(text: Text | undefined, id: Text | undefined): void {
    const words = this.view.words(text) ?? this.view.words(id);
    this.blocks.push(heading(3, words === undefined ? label(this.view.labels.notYet) : own(words)));
  }

  private paragraph(text: Text | undefined, look: 'plain' | 'lead' | 'quote' = 'plain'): void {
    if (text) this.blocks.push({ kind: 'line', line: this.words(text), look });
  }

  private more(hidden: number): void {
    if (hidden > 0) this.blocks.push({ kind: 'line', line: label(this.view.labels.more(hidden)), look: 'muted' });
  }

  /** A label with what belongs to it; nothing where nothing does. */
  private field(name: string, content: Cell): void {
    if (content.entries.length > 0) this.blocks.push({ kind: 'field', label: name, cell: content });
  }

  private textField(name: string, text: Text | undefined): void {
    if (text) this.field(name, cell(this.words(text)));
  }

  private table<T>(
    list: readonly T[],
    {
      title,
      caption,
      columns,
      widths,
      isSheet = false,
    }: {
      readonly title?: string;
      readonly caption?: string;
      readonly columns: readonly string[];
      readonly widths: readonly number[];
      readonly isSheet?: boolean;
    },
    row: (entry: T) => readonly Cell[],
  ): void {
    if (list.length === 0) return;
    if (title !== undefined) this.section(title);
    const { shown, hidden } = this.view.take(list);
    this.blocks.push({
      kind: 'table',
      caption: caption === undefined ? undefined : label(caption),
      columns,
      widths,
      rows: shown.map(row),
      isSheet,
    });
    this.more(hidden);
  }

  private words(text: Text | undefined): Line {
    const words = this.view.words(text);
    return words === undefined ? this.note(this.view.labels.notYet) : own(words);
  }

  /** A remark of the page's own. */
  private note(text: string): Line {
    return { parts: [{ text, look: 'muted' }], isOwn: false };
  }

  private owner(owner: Text | undefined): Line | undefined {
    return owner && this.note(`${this.view.labels.owner}: ${this.view.partner(owner.value).name}`);
  }

  private list<T>(list: readonly T[], entry: (one: T) => readonly (Line | undefined)[]): Cell {
    const { shown, hidden } = this.view.take(list);
    const entries = shown.map((one) => entry(one).filter((line) => line !== undefined));
    if (hidden > 0) entries.push([this.note(this.view.labels.more(hidden))]);
    return { entries, isList: true };
  }

  private items(items: readonly Item[]): Cell {
    const { labels } = this.view;
    return this.list(items, ({ text, note, response, owner }) => {
      const noteWords = this.view.words(note);
      return [
        this.words(text),
        noteWords === undefined ? undefined : own(noteWords, 'muted'),
        response && this.labelled(labels.response, response),
        this.owner(owner),
      ];
    });
  }

  private labelled(name: string, text: Text): Line {
    const words = this.view.words(text);
    return {
      parts: [
        { text: `${name}: `, look: 'strong' },
        words === undefined ? { text: this.view.labels.notYet, look: 'muted' } : { text: words },
      ],
      isOwn: false,
    };
  }

  private practices(practices: readonly PracticeUse[]): Cell {
    const { view } = this;
    const { labels } = view;
    return this.list(practices, ({ practice, how, owner, when }) => [
      practice && !isBlank(practice.value) ? own(view.practice(practice.value), 'strong') : this.note(labels.notYet),
      how && this.words(how),
      this.owner(owner),
      when && this.note(`${labels.when}: ${view.dateOrCadence(when.value)}`),
    ]);
  }

  private questions(questions: readonly Question[]): Cell {
    const { view } = this;
    return this.list(questions, ({ question, answer, raisedBy }) => {
      const words = view.words(question);
      return [
        words === undefined ? this.note(view.labels.notYet) : own(words, 'strong'),
        answer && this.words(answer),
        raisedBy && this.note(`${view.labels.raisedBy}: ${view.partner(raisedBy.value).name}`),
      ];
    });
  }

  /** Partners in one line, parted by semicolons where a name holds a comma. */
  private partnerCell(references: readonly Text[]): Cell {
    const { view } = this;
    if (references.length === 0) return EMPTY;
    const { shown, hidden } = view.take(references);
    const names = shown.map(({ value }) => view.partner(value).name);
    if (hidden > 0) names.push(view.labels.more(hidden));
    const [first] = names;
    if (names.length === 1 && first !== undefined) return cell(own(first));
    return cell(label(names.join(names.some((name) => name.includes(',')) ? '; ' : ', ')));
  }

  private date(text: Text | undefined): Cell {
    return cell(text && label(this.view.date(text.value)));
  }

  private cadence(text: Text | undefined): Cell {
    return cell(text && label(this.view.cadence(text.value)));
  }

  private span(start: Text | undefined, end: Text | undefined): Line | undefined {
    const { view } = this;
    const { labels } = view;
    if (start && end) return label(labels.between(view.date(start.value), view.date(end.value)));
    if (start) return label(labels.from(view.date(start.value)));
    return end && label(labels.until(view.date(end.value)));
  }
}
