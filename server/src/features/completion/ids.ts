import { LABEL_KEYS } from '../../plan/names';
import { slug } from '../../plan/slug';
import type { IdKind } from '../../schema/shape';
import type { Context } from './context';
import type { Fields } from './spots';

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Ids for something new: those that the plan refers to already, one made of what it is called, and one by counting. */
export function proposeIds(kind: IdKind, fields: Fields | undefined, { names }: Context): readonly string[] {
  const wanted = names.mentions.filter((mention) => mention.kind === kind && !mention.orText).map(({ id }) => id);
  const taken = new Set(names.declared(kind).map((declaration) => declaration.id));
  const own = fields?.get('id');
  if (own !== undefined && names.declared(kind).filter((declaration) => declaration.id === own).length < 2) {
    taken.delete(own);
  }
  // An id that is referred to is renamed, not written over.
  if (own !== undefined && !taken.has(own) && wanted.includes(own)) return [own];
  let count = taken.size + 1;
  while (taken.has(`${kind}-${count}`)) count++;
  const label = fields?.get(LABEL_KEYS[kind]);
  const named = label === undefined || label.startsWith('<') ? '' : slug(label);
  const open = [...new Set(wanted)].filter((id) => !taken.has(id) && ID.test(id)).slice(0, 20);
  const ofLabel = named && !taken.has(named) ? [named] : [];
  return [...new Set([...open, ...ofLabel, `${kind}-${count}`])];
}
