import { placeOf, type Resource } from '../../plan/model';
import { label } from '../label';
import { lackAt } from '../lack';
import { type Bilingual, rule } from '../rule';
import { inBoth } from '../words';

const STATES: Readonly<Record<'needed' | 'promised', Bilingual>> = {
  needed: { en: 'is still only needed', he: 'נדרש ועדיין לא הובטח' },
  promised: { en: 'is promised and not secured', he: 'הובטח וטרם הושג' },
};

export default rule({
  id: 'resource-not-secured',
  category: 'resources',
  severity: 'warning',
  source: ['L84'],
  summary: { en: 'Implementing without a secured resource', he: 'יישום לפני שהמשאב הושג' },
  when: {
    en: 'At stage “implementing”, a resource’s status isn’t “secured”.',
    he: 'בשלב היישום (implementing), המצב (status) של משאב אינו secured (הושג).',
  },
  why: {
    en: '“Raising budgets” stands among the workshop’s landmines for the organisation. While the work runs, what isn’t secured is paid by whoever can least say no.',
    he: '״גיוס תקציבים״ נמנה עם המוקשים לארגון בסיכום הסדנה. כשהעבודה כבר נעשית, על מה שלא הושג משלם מי שהכי קשה לו לסרב.',
  },
  examples: {
    fails: [
      'stage: implementing\nresources:\n  - { id: fund, resource: Seed money, kind: money, from: the National Lottery, status: ⟦promised⟧ }\n  - { id: ⟦rooms⟧, resource: Meeting rooms, kind: space, from: county }\n',
      'stage: implementing\nresources:\n  - id: staff\n    resource: רכזת קהילה\n    kind: people\n    from: iriya\n    status: ⟦needed⟧\n',
    ],
    passes: [
      'stage: implementing\nresources:\n  - { id: fund, resource: Seed money, kind: money, from: the National Lottery, status: secured }\n',
      'stage: agreed\nresources:\n  - { id: fund, resource: Seed money, kind: money, from: the National Lottery, status: promised }\n',
    ],
  },
  *check(plan) {
    if (plan.currentStage !== 'implementing') return;
    for (const resource of plan.resources) {
      const status = resource.status?.value;
      if (status === 'secured') continue;
      // A misspelt status may mean it; the schema rule asks for it to be mended first.
      const at = status ? placeOf(resource, 'status') : lackAt(resource, 'status');
      if (at) yield { at, message: message(resource, status) };
    }
  },
});

function message(resource: Resource, status: 'needed' | 'promised' | undefined): Bilingual {
  return inBoth((l) => {
    const what = label(resource.resource, resource.id, l);
    if (l === 'he') {
      const state = status ? `המשאב ${what} ${STATES[status].he}` : `לא רשום אם המשאב ${what} הושג`;
      return `המהלך כבר ביישום, ו${state}. כדאי להשיג אותו, או להתאים את ההתחייבויות למה שיש.`;
    }
    const state = status
      ? `the resource ${what} ${STATES[status].en}`
      : `it isn’t said whether the resource ${what} is secured`;
    return `The initiative is being implemented, and ${state}. Secure it, or fit the commitments to what there is.`;
  });
}
