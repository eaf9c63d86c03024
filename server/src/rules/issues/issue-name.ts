import type { Issue } from '../../plan/model';
import { isBlank } from '../../plan/values';
import type { Language } from '../../schema/shape';
import { quoted } from '../words';

/** An issue in a sentence: by its text, else by its id. */
export function issueName({ issue, id }: Issue, language: Language): string {
  const text = isBlank(issue?.value) ? id?.value : issue?.value.trim();
  if (language === 'he') return text ? `הסוגיה ${quoted(text, 'he')}` : 'אחת הסוגיות';
  return text ? `the issue ${quoted(text, 'en')}` : 'one of the issues';
}
