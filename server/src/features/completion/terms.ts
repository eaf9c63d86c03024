import { type EnumValue, enumOf, type Language, planFormat, type Shape } from '../../schema/shape';

/** The words that may stand for a value, with what they mean. */
export function termsOf(shape: Shape, language: Language): readonly EnumValue[] {
  return enumOf(planFormat, shape, language);
}

/** What a sector is called; undefined for none. */
export function sectorTitle(sector: string | undefined, language: Language): string | undefined {
  const shape = planFormat.at(['partners', 0, 'sector']);
  return shape && termsOf(shape, language).find(({ value }) => value === sector)?.title;
}
