import type { Declaration } from '../../plan/names';
import { pairOf, resolve } from '../../plan/tree';
import type { Shape } from '../../schema/shape';
import type { Context } from './context';
import type { Fields, Path } from './spots';

/** What a reference may name here, the likeliest first; without what the list has, and what makes no sense. */
export function refsFor(
  shape: Shape,
  site: { readonly path: Path; readonly scopes: readonly Fields[]; readonly siblings: readonly string[] },
  context: Context,
): readonly Declaration[] {
  const kind = context.grammar.format.branches(shape).find((branch) => branch['x-ref'])?.['x-ref'];
  if (!kind) return [];
  const seen = new Set(site.siblings);
  let declared: readonly Declaration[] = context.names.declared(kind).filter(({ id }) => {
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
  const key = site.path.findLast((step) => typeof step === 'string');
  const own = site.scopes[0]?.get('id');
  if (key === 'dependsOn') {
    if (own === undefined) return declared;
    const waiting = waitingFor(own, context);
    return declared.filter(({ id }) => !waiting.has(id));
  }
  const unlikely = new Set<string>();
  const fields = site.scopes[0];
  if (key === 'with' || key === 'informed') add(unlikely, fields?.get('who'));
  if (key === 'informed') add(unlikely, fields?.get('with'));
  if (key === 'consulted') add(unlikely, fields?.get('by'));
  // Those who answer for an issue seldom object to it.
  if (key === 'from' && site.path.includes('objections')) add(unlikely, site.scopes[1]?.get('owner'));
  const likely = new Set<string>();
  // What a partner brings is its own, as a rule.
  if (key === 'owner' && site.path[0] === 'partners') add(likely, site.scopes[1]?.get('id'));
  if ((site.path[0] === 'matrix' || site.path[0] === 'signoff') && key === 'partner') {
    const told = new Set(partnersIn(String(site.path[0]), context));
    const partner = fields?.get('partner');
    const others = declared.filter(({ id }) => !told.has(id));
    // Each partner has one entry; where all have theirs, somebody may be exchanging them.
    if (others.length > 0) declared = declared.filter(({ id }) => id === partner || !told.has(id));
  }
  if (kind === 'partner') {
    for (const one of context.analysis?.plan?.partners ?? []) {
      if (one.left && one.id && !context.analysis?.plan?.activePartners.includes(one)) unlikely.add(one.id.value);
    }
  }
  const rank = ({ id }: Declaration) => (likely.has(id) ? 0 : unlikely.has(id) ? 2 : 1);
  return [...declared].sort((a, b) => rank(a) - rank(b));
}

/** @param ids with spaces between */
function add(set: Set<string>, ids: string | undefined): void {
  for (const id of ids?.split(' ') ?? []) set.add(id);
}

/** A commitment and all that depend on it: it can't depend on them in turn. */
function waitingFor(id: string, { names }: Context): ReadonlySet<string> {
  const users = new Map<string, string[]>();
  for (const { id: user, entry } of names.declared('commitment')) {
    const list = resolve(pairOf(entry, 'dependsOn')?.value);
    for (const item of list?.kind === 'list' ? list.items : []) {
      const used = resolve(item);
      if (used?.kind !== 'scalar') continue;
      const known = users.get(String(used.value));
      if (known) known.push(user);
      else users.set(String(used.value), [user]);
    }
  }
  const waiting = new Set([id]);
  for (const one of waiting) for (const user of users.get(one) ?? []) waiting.add(user);
  return waiting;
}

/** The partners that have an entry of their own in a list. */
function partnersIn(section: string, { document }: Context): readonly string[] {
  const list = resolve(document.root && pairOf(document.root, section)?.value);
  return (list?.kind === 'list' ? list.items : []).flatMap((item) => {
    const entry = resolve(item);
    const partner = entry?.kind === 'map' ? resolve(pairOf(entry, 'partner')?.value) : undefined;
    return partner?.kind === 'scalar' ? String(partner.value) : [];
  });
}
