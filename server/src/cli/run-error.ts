import path from 'node:path';
import type { Said } from './language';
import { codeOf } from './terminal';

/** Why a run can't go on: in each language one line that a person can act on. */
export class RunError extends Error {
  constructor(readonly said: Said) {
    super(said.en);
  }
}

const REASONS: Readonly<Record<string, Said>> = {
  EACCES: { en: 'permission denied', he: 'אין הרשאה' },
  EPERM: { en: 'permission denied', he: 'אין הרשאה' },
  EROFS: { en: 'the file system can only be read', he: 'מערכת הקבצים פתוחה לקריאה בלבד' },
  ENOENT: { en: 'there is no such file or folder', he: 'אין קובץ או תיקייה כאלה' },
  ENOTDIR: { en: 'a part of its path is no folder', he: 'חלק מהנתיב אינו תיקייה' },
  EISDIR: { en: 'it is a folder', he: 'זו תיקייה' },
  ENOSPC: { en: 'the disk is full', he: 'הדיסק מלא' },
  ELOOP: { en: 'it is a link that leads in a circle', he: 'זה קישור שמוביל במעגל' },
  ENAMETOOLONG: { en: 'its name is too long', he: 'השם ארוך מדי' },
  EMFILE: { en: 'too many files are open', he: 'יותר מדי קבצים פתוחים' },
};

/** What went wrong with a file, in words. */
export function reasonOf(error: unknown): Said {
  const message = error instanceof Error ? error.message : String(error);
  return REASONS[codeOf(error) ?? ''] ?? { en: message, he: message };
}

/** A place that can't be read, and why. */
export function unreadable(shown: string, error: unknown): RunError {
  const reason = reasonOf(error);
  return new RunError({ en: `${shown} can't be read: ${reason.en}`, he: `אי אפשר לקרוא את ${shown}: ${reason.he}` });
}

/** A place that can't be written, and why. */
export function unwritable(place: string | Said, error: unknown): RunError {
  if (error instanceof RunError) return error;
  // A file need not be there before it is written, but its folder must.
  const isFolderMissing = typeof place === 'string' && codeOf(error) === 'ENOENT';
  const reason = isFolderMissing ? noFolder(path.dirname(place)) : reasonOf(error);
  const { en, he } = typeof place === 'string' ? { en: place, he: place } : place;
  return new RunError({ en: `${en} can't be written: ${reason.en}`, he: `אי אפשר לכתוב אל ${he}: ${reason.he}` });
}

function noFolder(shown: string): Said {
  return { en: `there is no folder ${shown}`, he: `אין תיקייה ${shown}` };
}

/** A file that is no plan. */
export function noPlan(shown: string): RunError {
  return new RunError({ en: `${shown} holds no plan`, he: `אין תוכנית ב־${shown}` });
}

/** A file that can't be taken whole. */
export function notWhole(shown: string): RunError {
  return new RunError({
    en: `${shown} is too large, or no text in UTF-8`,
    he: `${shown} גדול מדי, או שאינו טקסט ב־UTF-8`,
  });
}
