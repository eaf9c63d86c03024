import type { Value } from '../../plan/decode';
import type { Partner, Plan } from '../../plan/model';
import { isBlank } from '../../plan/values';
import { type Bilingual, both, type Report, rule } from '../rule';
import { inBoth, nameOf } from '../words';

/** More related places than this are no help, and plans may have thousands of partners. */
const MOST_RELATED = 8;

const SHARES: readonly { readonly key: 'budgetShare' | 'decisionShare'; readonly whole: Bilingual }[] = [
  { key: 'budgetShare', whole: { en: 'the budget', he: 'התקציב' } },
  { key: 'decisionShare', whole: { en: 'the decisions', he: 'ההחלטות' } },
];

export default rule({
  id: 'power-concentration',
  category: 'partners',
  severity: 'warning',
  source: ['L140'],
  summary: { en: 'Power lies with one partner', he: 'הכוח מרוכז אצל שותף אחד' },
  when: {
    en: 'One active partner has over half (or another share, if so configured) of the budget, of the decisions, or of the money under “resources”. Money is compared where it is all in one currency and comes from two or more givers.',
    he: 'בידי שותף פעיל אחד יותר ממחצית (או מחלק אחר, לפי ההגדרות) מהתקציב, מההחלטות, או מהכסף שתחת resources. כסף נבדק כשכולו במטבע אחד ויש לפחות שני נותנים.',
  },
  why: {
    en: '“How are power relations overcome?”, asks the workshop. Where one partner holds most of the money or of the decisions, the others can hardly say no, and what looks like consent may not be.',
    he: '״איך מתגברים על יחסי הכוח״, שואלים בסיכום הסדנה. כשרוב הכסף או רוב ההחלטות בידי שותף אחד, קשה לאחרים לומר לא, ומה שנראה כהסכמה אולי אינו הסכמה.',
  },
  options: {
    maxShare: {
      default: 50,
      minimum: 1,
      maximum: 100,
      description: {
        en: 'The largest share that one partner may have without a finding, in percent.',
        he: 'החלק המרבי, באחוזים, שיכול להיות בידי שותף אחד בלי שהכלל יתריע.',
      },
    },
  },
  examples: {
    fails: [
      'partners:\n  - { id: bank, name: Northern Bank, sector: business, power: { budgetShare: ⟦70⟧, decisionShare: ⟦60⟧ } }\n  - { id: door, name: Open Door, sector: civil-society, power: { budgetShare: 30, decisionShare: 40 } }\n',
      'partners:\n  - { id: keren, name: קרן שורשים, sector: philanthropy }\n  - { id: iriya, name: העירייה, sector: local-government }\nresources:\n  - { id: grant, resource: מענק, kind: money, from: keren, amount: ⟦800000⟧, currency: ILS }\n  - { id: matching, resource: השתתפות העירייה, kind: money, from: iriya, amount: 200000, currency: ILS }\n',
    ],
    passes: [
      'partners:\n  - { id: bank, name: Northern Bank, sector: business, power: { budgetShare: 50, decisionShare: 30 } }\n  - { id: door, name: Open Door, sector: civil-society, power: { budgetShare: 50, decisionShare: 40 } }\n',
      'partners:\n  - { id: keren, name: קרן שורשים, sector: philanthropy }\nresources:\n  - { id: grant, resource: מענק, kind: money, from: keren, amount: 800000, currency: ILS }\n',
    ],
  },
  *check(plan, { options: { maxShare } }) {
    for (const { key, whole } of SHARES) yield* sharesOver(plan, key, whole, maxShare);
    yield* moneyOver(plan, maxShare);
  },
});

function* sharesOver(
  plan: Plan,
  key: 'budgetShare' | 'decisionShare',
  whole: Bilingual,
  maxShare: number,
): Generator<Report> {
  const held = plan.activePartners.flatMap((partner) => {
    const share = partner.power?.[key];
    // What can't be a share is the schema's business.
    return share && share.value >= 0 && share.value <= 100 ? [{ partner, share }] : [];
  });
  const largest = [...held].sort((a, b) => b.share.value - a.share.value).slice(0, MOST_RELATED + 1);
  for (const { partner, share } of held) {
    if (share.value <= maxShare) continue;
    const percent = shown(share.value);
    yield {
      at: share.node,
      message: inBoth((l) => {
        const name = nameOf(partner, l);
        return l === 'he'
          ? `${name}: ${percent}% מ${whole.he} מרוכזים בידי שותף אחד. ${ADVICE.he}`
          : `${name} holds ${percent} % of ${whole.en}. ${ADVICE.en}`;
      }),
      related: largest
        .filter((one) => one.share !== share)
        .slice(0, MOST_RELATED)
        .map((one) => ({ at: one.share.node, message: heldBy(one.partner, one.share.value) })),
    };
  }
}

const ADVICE: Bilingual = {
  en: 'With that much in one hand, the others can hardly disagree, and the partnership leans on one side. Talk openly about power, and spread it, or agree on what balances it.',
  he: 'בריכוז כזה קשה לאחרים לומר לא, והשותפות נשענת על צד אחד. כדאי לדבר בגלוי על יחסי הכוח, ולחלק אחרת או להסכים מה יאזן אותם.',
};

function heldBy(partner: Partner, share: number): Bilingual {
  return inBoth((l) =>
    l === 'he' ? `${nameOf(partner, l)}: ${shown(share)}%` : `${nameOf(partner, l)}: ${shown(share)} %`,
  );
}

interface Giver {
  readonly id: string;
  total: number;
  readonly amounts: Value<number>[];
}

function* moneyOver(plan: Plan, maxShare: number): Generator<Report> {
  const givers = new Map<string, Giver>();
  const currencies = new Set<string>();
  for (const { kind, from, amount, currency } of plan.resources) {
    const id = from?.value.trim();
    if (kind?.value !== 'money' || !amount || amount.value <= 0 || id === undefined || isBlank(id)) continue;
    if (!isBlank(currency?.value)) currencies.add((currency?.value ?? '').trim().toUpperCase());
    const giver = givers.get(id) ?? { id, total: 0, amounts: [] };
    giver.total += amount.value;
    giver.amounts.push(amount);
    givers.set(id, giver);
  }
  if (givers.size < 2 || currencies.size > 1) return;
  const all = [...givers.values()].sort((a, b) => b.total - a.total);
  const whole = all.reduce((sum, giver) => sum + giver.total, 0);
  const unit = [...currencies].map((currency) => ` ${currency}`).join('');
  const active = new Set(plan.activePartners);
  for (const giver of all) {
    const share = (giver.total / whole) * 100;
    if (!(share > maxShare)) return;
    const partner = plan.partnerById(giver.id);
    const largest = giver.amounts.reduce((most, amount) => (amount.value > most.value ? amount : most));
    if (!partner || !active.has(partner)) continue;
    yield {
      at: largest.node,
      message: inBoth((l) => {
        const name = nameOf(partner, l);
        const sums = { part: money(giver.total) + unit, whole: money(whole) + unit };
        return l === 'he'
          ? `${name}: ${shown(share)}% מהכסף שבתוכנית (${sums.part} מתוך ${sums.whole}) מגיעים משותף אחד. ${ADVICE.he}`
          : `${name} gives ${shown(share)} % of the plan’s money (${sums.part} of ${sums.whole}). ${ADVICE.en}`;
      }),
      related: [
        ...giver.amounts.filter((amount) => amount !== largest),
        ...all.slice(0, MOST_RELATED + 1).flatMap((one) => (one === giver ? [] : one.amounts.slice(0, MOST_RELATED))),
      ]
        .slice(0, MOST_RELATED)
        .map((amount) => ({ at: amount.node, message: both(money(amount.value) + unit) })),
    };
  }
}

/** A share to one decimal, without a zero behind the point. */
function shown(percent: number): string {
  return String(Math.round(percent * 10) / 10);
}

/** Made once, and when it is needed: both take long. */
let amounts: Intl.NumberFormat | undefined;

function money(amount: number): string {
  amounts ??= new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
  return amounts.format(amount);
}
