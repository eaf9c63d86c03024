import type { Problem, ProblemCode } from '../../plan/tree';
import { type Bilingual, type Fix, type Report, textRule } from '../rule';
import { quoted } from '../words';

export default textRule({
  id: 'yaml-syntax',
  category: 'structure',
  severity: 'error',
  source: ['YAML 1.2'],
  summary: { en: 'The text can’t be read as YAML', he: 'אי אפשר לקרוא את הטקסט כ־YAML' },
  when: {
    en: 'The text breaks the rules of YAML: a key typed twice, a tab in the indentation, a quotation mark that is never closed, a word with no colon behind it, a second document.',
    he: 'הטקסט אינו עומד בכללי YAML: מפתח שנכתב פעמיים, טאב בהזחה, מירכאות שלא נסגרו, מילה שאין אחריה נקודתיים, מסמך שני.',
  },
  why: {
    en: 'What can’t be read can’t be checked or shown. The rest of the plan is read all the same.',
    he: 'מה שאי אפשר לקרוא, אי אפשר לבדוק ולהציג. שאר התוכנית נקראת בכל זאת.',
  },
  fix: {
    en: 'Adds the missing colon, space, quotation mark or bracket, or puts quotation marks around the text, where it is obvious.',
    he: 'מוסיף את הנקודתיים, הרווח, המירכאות או הסוגר החסרים, או מקיף את הטקסט במירכאות, במקום שהדבר ברור.',
  },
  examples: {
    fails: [
      'title: River Trail\n⟦title⟧: The River Trail\n',
      'vision:\n  ⟦stat⟧\n  goals: []\n',
      'title: ⟦The trail: from the mill to the sea⟧\n',
    ],
    passes: ['title: "The trail: from the mill to the sea"\n'],
  },
  *checkText(document) {
    for (const problem of document.problems) yield reportProblem(problem);
  },
});

/** A problem of the YAML parser as a report, in words that a person understands. */
export function reportProblem(problem: Problem): Report {
  const fixes = problem.mend ? [mend(problem)] : [];
  return { at: { start: problem.start, end: problem.end }, message: explain(problem), fixes };
}

function mend(problem: Problem): Fix {
  const change = problem.mend;
  return { title: MEND_TITLES[problem.code] ?? MEND, safe: true, edits: () => (change ? [change] : undefined) };
}

const MEND: Bilingual = { en: 'Put it right', he: 'לתקן' };

const MEND_TITLES: Partial<Record<ProblemCode, Bilingual>> = {
  'missing-colon': { en: 'Add the colon', he: 'להוסיף נקודתיים' },
  'missing-space': { en: 'Add a space after the colon', he: 'להוסיף רווח אחרי הנקודתיים' },
  'unclosed-quote': { en: 'Close the quotation mark', he: 'לסגור את המירכאות' },
  'unclosed-flow': { en: 'Close the bracket', he: 'לסגור את הסוגר' },
  'bad-start': { en: 'Put the text in quotation marks', he: 'להקיף את הטקסט במירכאות' },
  tab: { en: 'Replace the tab with spaces', he: 'להחליף את הטאב ברווחים' },
  'control-character': { en: 'Remove the character', he: 'להסיר את התו' },
};

function explain(problem: Problem): Bilingual {
  const { word = '' } = problem;
  const en = quoted(word, 'en');
  const he = quoted(word, 'he');
  switch (problem.code) {
    case 'duplicate-key':
      return {
        en: `The key ${en} stands here for the second time. Only the first counts: join the two, or remove one.`,
        he: `המפתח ${he} מופיע כאן בפעם השנייה. רק הראשון נחשב: יש לאחד את השניים או להסיר אחד מהם.`,
      };
    case 'half-typed':
      return {
        en: `${en} is not finished: a key is followed by a colon and its value.`,
        he: `${he} עוד לא הושלם: אחרי מפתח באים נקודתיים והערך שלו.`,
      };
    case 'missing-colon':
      return { en: `A colon is missing after ${en}.`, he: `חסרות נקודתיים אחרי ${he}.` };
    case 'missing-space':
      return { en: `A space is missing after the colon of ${en}.`, he: `חסר רווח אחרי הנקודתיים של ${he}.` };
    case 'unclosed-quote':
      return {
        en: 'This quotation mark is never closed. Close it at the end of the text.',
        he: 'המירכאות נפתחות כאן ואינן נסגרות. יש לסגור אותן בסוף הטקסט.',
      };
    case 'unclosed-flow':
      return { en: 'This bracket is never closed.', he: 'הסוגר נפתח כאן ואינו נסגר.' };
    case 'bad-start':
      if (word === ': ') {
        return {
          en: 'A text with a colon followed by a space must stand in quotation marks.',
          he: 'טקסט שיש בו נקודתיים ואחריהן רווח צריך לעמוד בין מירכאות.',
        };
      }
      if (word === '"' || word === "'") {
        return {
          en: 'This text begins with words in quotation marks and goes on after them: put quotation marks around the whole of it.',
          he: 'הטקסט נפתח במילים במירכאות וממשיך אחריהן: יש להקיף את כולו במירכאות.',
        };
      }
      return {
        en: `A text can’t begin with ${en}, which has a meaning of its own in YAML: put the text in quotation marks.`,
        he: `טקסט אינו יכול להתחיל ב־${he}, שיש לו משמעות משלו ב־YAML: יש להקיף את הטקסט במירכאות.`,
      };
    case 'bad-indent':
      return {
        en: 'This line is indented neither like its neighbours nor like something inside them. Align it with the keys it belongs to.',
        he: 'ההזחה של השורה אינה כשל שכנותיה ואינה כשל מה שבתוכן. יש ליישר אותה עם המפתחות שהיא שייכת להם.',
      };
    case 'tab':
      return {
        en: 'A tab stands in the indentation. YAML allows spaces only.',
        he: 'בהזחה יש טאב. YAML מתיר רווחים בלבד.',
      };
    case 'tag':
      return {
        en: `The tag ${en} means nothing in a plan. Remove it.`,
        he: `לתגית ${he} אין משמעות בתוכנית. יש להסיר אותה.`,
      };
    case 'many-documents':
      return {
        en: 'A second document begins here. A file holds one plan: move the rest to a file of its own.',
        he: 'כאן מתחיל מסמך שני. קובץ מכיל תוכנית אחת: יש להעביר את השאר לקובץ משלו.',
      };
    case 'key-not-text':
      return { en: 'A key must be a plain word.', he: 'מפתח צריך להיות מילה פשוטה.' };
    case 'bad-escape':
      return {
        en: `${en} means nothing between double quotation marks. Write \\\\ for a backslash, or use single quotation marks.`,
        he: `לצירוף ${he} אין משמעות בין מירכאות כפולות. יש לכתוב \\\\ במקום לוכסן הפוך, או להשתמש במירכאות בודדות.`,
      };
    case 'alias-unknown':
      return {
        en: `No anchor &${word} stands before this alias. A text that begins with * belongs in quotation marks.`,
        he: `אין לפני הכינוי הזה עוגן ‎&${word}‎. טקסט שמתחיל ב־* צריך לעמוד בין מירכאות.`,
      };
    case 'alias-cycle':
      return {
        en: `The alias *${word} stands inside what it stands for.`,
        he: `הכינוי ‎*${word}‎ נמצא בתוך מה שהוא מייצג.`,
      };
    case 'alias-bomb':
      return {
        en: 'The aliases of this file stand for more than a plan could ever hold. They are not followed from here on.',
        he: 'הכינויים בקובץ מייצגים יותר ממה שתוכנית יכולה להכיל. מכאן ואילך הם אינם נקראים.',
      };
    case 'too-deep':
      return { en: 'This is nested too deep to be read.', he: 'הקינון כאן עמוק מדי, ואי אפשר לקרוא אותו.' };
    case 'too-large':
      return {
        en: 'The file is larger than 2 MiB and is not checked. Divide the plan.',
        he: 'הקובץ גדול מ־2 מגה־בייט ואינו נבדק. יש לחלק את התוכנית.',
      };
    case 'not-a-map':
      return {
        en: 'This is not a plan yet: a plan begins with keys at the start of the line, such as “title: …”.',
        he: 'זו עוד לא תוכנית: תוכנית מתחילה במפתחות בראש השורה, למשל ״title: …״.',
      };
    case 'conflict-marker':
      return {
        en: 'A merge conflict begins here and is not resolved. Choose one of the two versions and remove the marks.',
        he: 'כאן מתחילה התנגשות מיזוג שלא נפתרה. יש לבחור באחת משתי הגרסאות ולהסיר את הסימנים.',
      };
    case 'control-character':
      return {
        en: `The invisible character ${word} doesn’t belong in a text. Remove it.`,
        he: `התו הבלתי נראה ${word} אינו שייך לטקסט. יש להסיר אותו.`,
      };
    case 'unexpected':
      return {
        en: `${en} can’t stand here. Look for a missing colon, dash or quotation mark in this line or the one above.`,
        he: `${he} לא יכול לעמוד כאן. כדאי לחפש נקודתיים, מקף או מירכאות חסרים בשורה זו או בשורה שמעליה.`,
      };
  }
}
