import { resolve } from '../../plan/tree';
import { planFormat } from '../../schema/shape';
import type { Context } from './context';
import { fieldsOf } from './spots';

const LIKELY = ['ILS', 'USD', 'EUR', 'GBP'];

/** All currencies: those of the plan first, then those that are used most. */
export function currencies({ document }: Context): readonly string[] {
  const shape = planFormat.at(['resources', 0, 'currency']);
  const all = shape ? planFormat.branches(shape).flatMap((branch) => (branch.enum ?? []).map(String)) : [];
  const list = resolve(document.root?.pairs.find(({ key }) => key.value === 'resources')?.value);
  const used = (list?.kind === 'list' ? list.items : []).flatMap((item) => {
    const entry = resolve(item);
    return entry?.kind === 'map' ? (fieldsOf(entry).get('currency') ?? []) : [];
  });
  const known = new Set(all);
  return [...new Set([...used.filter((code) => known.has(code)), ...LIKELY, ...all])];
}
