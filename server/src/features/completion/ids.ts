import { LABEL_KEYS } from '../../plan/names';
import { slug } from '../../plan/slug';
import type { IdKind } from '../../schema/shape';
import type { Context } from './context';
import type { Fields } from './spots';

/** Ids for something new that the plan has nowhere yet: from what it is called, and by counting. */
export function proposeIds(kind: IdKind, fields: Fields | undefined, { names }: Context): readonly string[] {
  const taken = new Set(names.declared(kind).map((declaration) => declaration.id));
  const own = fields?.get('id');
  if (own !== undefined && names.declared(kind).filter((declaration) => declaration.id === own).length < 2) {
    taken.delete(own);
  }
  let count = taken.size + 1;
  while (taken.has(`${kind}-${count}`)) count++;
  const label = fields?.get(LABEL_KEYS[kind]);
  const named = label === undefined || label.startsWith('<') ? '' : slug(label);
  return [...(named && !taken.has(named) ? [named] : []), `${kind}-${count}`];
}
