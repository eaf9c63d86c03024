/** What is said of files that are no plans, where the words for plans don't fit. */
import type { Problem, ProblemCode } from '../plan/tree';
import type { Bilingual, Report } from '../rules/rule';
import { reportProblem } from '../rules/structure/yaml-syntax';
import { quoted } from '../rules/words';

const OF_FILES: Partial<Record<ProblemCode, (word: string) => Bilingual>> = {
  'not-a-map': () => ({
    en: 'Keys belong here, at the start of the line, such as “rules:”.',
    he: 'כאן צריכים לבוא מפתחות בראש השורה, למשל ״rules:״.',
  }),
  'too-large': () => ({
    en: 'The file is larger than 2 MiB and is not read.',
    he: 'הקובץ גדול מ־2 מגה־בייט ואינו נקרא.',
  }),
  'many-documents': () => ({
    en: 'A second document begins here. Only the first is read: move the rest to a file of its own.',
    he: 'כאן מתחיל מסמך שני. רק הראשון נקרא: יש להעביר את השאר לקובץ משלו.',
  }),
  'alias-bomb': () => ({
    en: 'The aliases of this file stand for more than a file could ever hold. They are not followed from here on.',
    he: 'הכינויים בקובץ מייצגים יותר ממה שקובץ יכול להכיל. מכאן ואילך הם אינם נקראים.',
  }),
  tag: (word) => ({
    en: `The tag ${quoted(word, 'en')} means nothing here. Remove it.`,
    he: `לתגית ${quoted(word, 'he')} אין כאן משמעות. יש להסיר אותה.`,
  }),
};

/** A problem of the YAML parser in a file that is no plan. */
export function reportFileProblem(problem: Problem): Report {
  const message = OF_FILES[problem.code]?.(problem.word ?? '');
  const report = reportProblem(problem);
  return message ? { ...report, message } : report;
}
