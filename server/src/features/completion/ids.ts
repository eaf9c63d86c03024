import { LABEL_KEYS } from '../../plan/names';
import type { IdKind } from '../../schema/shape';
import type { Context } from './context';
import type { Fields } from './spots';

const LONGEST = 40;

/** An id made from a text in Latin letters; empty for other texts. */
export function slug(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/['’]/g, '');
  if (/[^\p{Script=Latin}\p{N}\p{P}\p{S}\s]/u.test(plain)) return '';
  const words = plain.split(/[^a-z0-9]+/).filter((word) => word !== '');
  let id = '';
  for (const word of words) {
    const longer = id === '' ? word.slice(0, LONGEST) : `${id}-${word}`;
    if (longer.length > LONGEST) break;
    id = longer;
  }
  return id;
}

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
