import { pairOf, resolve } from '../../plan/tree';
import { enumOf, type Language, planFormat, type Shape } from '../../schema/shape';
import type { Context } from './context';
import { fieldsOf, type Path } from './spots';

/** What a sector is called; undefined for none. */
export function sectorTitle(sector: string | undefined, language: Language): string | undefined {
  const shape = planFormat.at(['partners', 0, 'sector']);
  return shape && enumOf(planFormat, shape, language).find(({ value }) => value === sector)?.title;
}

/** The words that may stand at a path, the likeliest first and the others in the format's order. */
export function likelyFirst<T extends string | number>(
  words: readonly T[],
  shape: Shape,
  path: Path,
  context: Context,
): readonly T[] {
  const { grammar, language } = context;
  const preferred = grammar.format.resolve(shape).default ?? grammar.preferred(path, language);
  const isOfSector = path[0] === 'sectorValue' && path.at(-1) === 'sector';
  const likely = isOfSector ? sectorsToCome(context) : words.filter((word) => word === preferred);
  return [...new Set([...words.filter((word) => likely.includes(word)), ...words])];
}

/** The sectors that partners come from and that sheet 2 says nothing of yet. */
function sectorsToCome({ document, analysis }: Context): readonly (string | number)[] {
  const list = resolve(document.root && pairOf(document.root, 'sectorValue')?.value);
  const told = (list?.kind === 'list' ? list.items : []).map((item) => {
    const entry = resolve(item);
    return entry?.kind === 'map' ? fieldsOf(entry).get('sector') : undefined;
  });
  const sectors = (analysis?.plan?.partners ?? []).flatMap(({ sector }) => sector?.value ?? []);
  return sectors.filter((sector) => !told.includes(sector));
}
