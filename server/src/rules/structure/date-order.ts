import type { Text } from '../../plan/decode';
import type { Plan } from '../../plan/model';
import { dayOf } from '../../plan/values';
import { type Bilingual, rule } from '../rule';

interface Order {
  readonly first: Text | undefined;
  readonly second: Text | undefined;
  readonly message: (first: string, second: string) => Bilingual;
}

export default rule({
  id: 'date-order',
  category: 'structure',
  severity: 'error',
  source: ['L141'],
  summary: { en: 'Dates in the wrong order', he: 'תאריכים בסדר הפוך' },
  when: {
    en: 'An end stands before its start, a due date before its start, a partner leaves before it joined, or the next review comes before the last one.',
    he: 'סיום לפני התחלה, מועד יעד לפני תחילת העבודה, שותף שפורש לפני שהצטרף, או הבחינה הבאה לפני האחרונה.',
  },
  why: {
    en: 'Partnership stands against the dimension of time. Dates that contradict each other leave everybody with a plan of their own.',
    he: 'שותפות עומדת מול ממד הזמן. תאריכים שסותרים זה את זה משאירים בידי כל שותף תוכנית אחרת.',
  },
  examples: {
    fails: [
      'horizon:\n  start: 2027-06-01\n  end: ⟦2027-01-31⟧\n',
      'implementation:\n  commitments:\n    - id: survey\n      what: סקר צרכים\n      start: 2027-05-01\n      due: ⟦2027-04-01⟧\n',
    ],
    passes: ['horizon:\n  start: 2027-01-01\n  end: 2028-12-31\nreview:\n  last: 2027-01-10\n  next: 2027-07-10\n'],
  },
  *check(plan) {
    for (const { first, second, message } of orders(plan)) {
      const from = dayOf(first?.value);
      const to = dayOf(second?.value);
      if (!first || !second || from === undefined || to === undefined || to >= from) continue;
      yield {
        at: second.node,
        message: message(first.value, second.value),
        related: [
          { at: first.node, message: { en: 'The date that should come first', he: 'התאריך שצריך להיות ראשון' } },
        ],
      };
    }
  },
});

function* orders(plan: Plan): Generator<Order> {
  const span = (first: Text | undefined, second: Text | undefined): Order => ({
    first,
    second,
    message: (a, b) => ({
      en: `The end, ${b}, stands before the start, ${a}.`,
      he: `הסיום, ${b}, קודם להתחלה, ${a}.`,
    }),
  });
  yield span(plan.horizon?.start, plan.horizon?.end);
  for (const partner of plan.partners) {
    yield {
      first: partner.joined,
      second: partner.left,
      message: (a, b) => ({
        en: `The partner leaves on ${b}, before it joined on ${a}.`,
        he: `תאריך הפרישה, ${b}, קודם לתאריך ההצטרפות, ${a}.`,
      }),
    };
  }
  for (const phase of plan.implementation?.phases ?? []) yield span(phase.start, phase.end);
  for (const commitment of plan.implementation?.commitments ?? []) {
    yield {
      first: commitment.start,
      second: commitment.due,
      message: (a, b) => ({
        en: `The commitment is due on ${b}, before it starts on ${a}.`,
        he: `מועד היעד של ההתחייבות, ${b}, קודם לתחילתה, ${a}.`,
      }),
    };
  }
  yield {
    first: plan.review?.last,
    second: plan.review?.next,
    message: (a, b) => ({
      en: `The next review, ${b}, stands before the last one, ${a}.`,
      he: `הבחינה הבאה, ${b}, קודמת לבחינה האחרונה, ${a}.`,
    }),
  };
}
