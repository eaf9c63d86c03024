import type { Path } from './spots';

/** The catalog's name for a place: its keys joined by dots, without list positions and without an entry's own text key. */
export function catalogPlace(path: Path): string {
  const last = path.at(-1);
  const isText = (last === 'text' || last === 'question') && typeof path.at(-2) === 'number';
  return (isText ? path.slice(0, -1) : path).filter((step) => typeof step === 'string').join('.');
}
