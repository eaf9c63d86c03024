import { enumOf, type Language, planFormat } from '../../schema/shape';

/** What a sector is called; undefined for none. */
export function sectorTitle(sector: string | undefined, language: Language): string | undefined {
  const shape = planFormat.at(['partners', 0, 'sector']);
  return shape && enumOf(planFormat, shape, language).find(({ value }) => value === sector)?.title;
}
