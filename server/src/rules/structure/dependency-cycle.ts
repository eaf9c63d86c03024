import type { Text } from '../../plan/decode';
import type { Commitment } from '../../plan/model';
import { rule } from '../rule';
import { inBoth, quoted } from '../words';

export default rule({
  id: 'dependency-cycle',
  category: 'structure',
  severity: 'error',
  source: ['the plan format'],
  summary: { en: 'Commitments wait for each other', he: 'התחייבויות שממתינות זו לזו' },
  when: {
    en: 'Commitments depend on each other in a circle.',
    he: 'התחייבויות תלויות זו בזו במעגל.',
  },
  why: {
    en: 'Where each waits for another, nobody can begin.',
    he: 'כשכל אחת ממתינה לאחרת, אי אפשר להתחיל.',
  },
  examples: {
    fails: [
      'implementation:\n  commitments:\n    - { id: plan, what: Draw up the plan, dependsOn: [survey] }\n    - { id: survey, what: Make the survey, dependsOn: [⟦plan⟧] }\n',
      'implementation:\n  commitments:\n    - { id: plan, what: לכתוב תוכנית, dependsOn: [⟦plan⟧] }\n',
    ],
    passes: [
      'implementation:\n  commitments:\n    - { id: survey, what: Make the survey }\n    - { id: plan, what: Draw up the plan, dependsOn: [survey] }\n',
    ],
  },
  *check(plan) {
    const commitments = plan.implementation?.commitments ?? [];
    for (const { closing, circle } of findCircles(commitments)) {
      const shown = circle.length > MOST_SHOWN ? circle.slice(0, MOST_SHOWN - 1) : circle;
      const names = shown.map((commitment) => commitment.what?.value ?? commitment.id?.value);
      yield {
        at: closing.node,
        message: inBoth((l) => {
          const gap = circle.length > shown.length ? ['…'] : [];
          const way = [...names.map((name) => quoted(name, l)), ...gap, quoted(names[0], l)].join(' → ');
          return l === 'he'
            ? `ההתחייבויות תלויות זו בזו במעגל: ${way}. יש להסיר אחת מהתלויות.`
            : `These commitments wait for each other in a circle: ${way}. Remove one of the dependencies.`;
        }),
        related: shown.flatMap((commitment) =>
          commitment.id ? [{ at: commitment.id.node, message: { en: 'Part of the circle', he: 'חלק מהמעגל' } }] : [],
        ),
      };
    }
  },
});

/** A longer circle is shown in part. */
const MOST_SHOWN = 10;

interface Circle {
  /** The reference that closes the circle. */
  readonly closing: Text;
  readonly circle: readonly Commitment[];
}

/** Walks the dependencies in the order of the plan, without recursion: circles may be thousands long. */
function* findCircles(commitments: readonly Commitment[]): Generator<Circle> {
  const byId = new Map<string, Commitment>();
  for (const commitment of commitments) {
    if (commitment.id && !byId.has(commitment.id.value)) byId.set(commitment.id.value, commitment);
  }
  const done = new Set<Commitment>();
  for (const start of commitments) {
    if (done.has(start)) continue;
    const path: { commitment: Commitment; next: number }[] = [{ commitment: start, next: 0 }];
    const depth = new Map<Commitment, number>([[start, 0]]);
    for (let top = path[path.length - 1]; top; top = path[path.length - 1]) {
      const dependency = top.commitment.dependsOn[top.next++];
      if (!dependency) {
        done.add(top.commitment);
        depth.delete(top.commitment);
        path.pop();
        continue;
      }
      const target = byId.get(dependency.value);
      if (!target || done.has(target)) continue;
      const at = depth.get(target);
      if (at !== undefined) {
        yield { closing: dependency, circle: path.slice(at).map((step) => step.commitment) };
      } else {
        depth.set(target, path.length);
        path.push({ commitment: target, next: 0 });
      }
    }
  }
}
