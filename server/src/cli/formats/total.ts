import type { Summary } from '../../report';
import type { Language } from '../../schema/shape';

/** What a run has found, in one line. */
export function totalOf(summary: Summary, language: Language): string {
  const { files, errors, warnings, infos } = summary;
  const { fine, total } = WORDS[language];
  return errors + warnings + infos === 0 ? fine(files) : total(files, errors, warnings, infos);
}

/** How many findings were mended; the names of the files follow. */
export function mendedOf(number: number, language: Language): string {
  return WORDS[language].mended(number);
}

const count = (number: number, one: string, many: string) => (number === 1 ? `1 ${one}` : `${number} ${many}`);
const ofFew = (number: number, one: string, many: string) => (number === 1 ? one : `${number} ${many}`);

interface Words {
  fine(files: number): string;
  total(files: number, errors: number, warnings: number, infos: number): string;
  mended(number: number): string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    fine: (files) => `${count(files, 'plan', 'plans')}, nothing to say.`,
    total: (files, errors, warnings, infos) =>
      `${count(files, 'plan', 'plans')}: ${count(errors, 'error', 'errors')}, ${count(warnings, 'warning', 'warnings')}, ${count(infos, 'remark', 'remarks')}`,
    mended: (number) => `${count(number, 'finding was', 'findings were')} mended:`,
  },
  he: {
    fine: (files) => `${ofFew(files, 'תוכנית אחת', 'תוכניות')}, בלי הערות.`,
    total: (files, errors, warnings, infos) =>
      `${ofFew(files, 'תוכנית אחת', 'תוכניות')}: ${ofFew(errors, 'שגיאה אחת', 'שגיאות')}, ${ofFew(warnings, 'אזהרה אחת', 'אזהרות')}, ${ofFew(infos, 'הערה אחת', 'הערות')}`,
    mended: (number) => (number === 1 ? 'תוקן ממצא אחד:' : `תוקנו ${number} ממצאים:`),
  },
};
