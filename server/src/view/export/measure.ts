/** How wide texts are, near enough to break them into lines where no browser can be asked. */

/** Letters that are much narrower or wider than most of their script; widths in parts of the font's size. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[\p{M}\p{Cf}]/u, 0],
  [/[ijlI|.,:;'!׳]/u, 0.3],
  [/[ftr()[\]{}/\\״"\-־`]/u, 0.38],
  [/[mwMW@%—]/u, 0.92],
  [/[וין]/u, 0.34],
  [/[גזךנ]/u, 0.46],
  [/[שםטמאק]/u, 0.66],
  [/\s/u, 0.29],
  [/\p{Script=Hebrew}/u, 0.58],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u, 1.05],
  [/\p{Lu}/u, 0.7],
  [/\p{N}/u, 0.57],
  [/\p{Ll}/u, 0.55],
];
const USUAL = 0.66;
/** Fonts differ; a line that ends early is better than one that leaves its box. */
const MARGIN = 1.08;

const known = new Map<string, number>();

function widthOfCharacter(character: string): number {
  let width = known.get(character);
  if (width === undefined) {
    width = WIDTHS.find(([pattern]) => pattern.test(character))?.[1] ?? USUAL;
    if (known.size < 4000) known.set(character, width);
  }
  return width;
}

/** The width of a text in the unit of the font's size. */
export function widthOf(text: string, size: number, isBold = false): number {
  let width = 0;
  for (const character of text) width += widthOfCharacter(character);
  return width * size * MARGIN * (isBold ? 1.07 : 1);
}

/**
 * Breaks a text into lines, between words where it can be, and within a word that is too long for any line.
 * @param width in the unit of the font's size
 */
export function wrap(text: string, width: number, size: number, isBold = false): readonly string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    let used = 0;
    for (const word of paragraph.split(/(?<=[\s\-־/])/u)) {
      const needed = widthOf(word.trimEnd(), size, isBold);
      if (used + needed > width && line !== '') {
        lines.push(line.trimEnd());
        line = '';
        used = 0;
      }
      if (needed > width) {
        for (const character of word) {
          const one = widthOf(character, size, isBold);
          if (used + one > width && line !== '') {
            lines.push(line);
            line = '';
            used = 0;
          }
          line += character;
          used += one;
        }
      } else {
        line += word;
        used += widthOf(word, size, isBold);
      }
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
  }
  return lines;
}
