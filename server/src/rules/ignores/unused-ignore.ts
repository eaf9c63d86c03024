import type { PlanDocument, Span } from '../../plan/document';
import type { Change } from '../../plan/edit';
import { type Fix, type IgnoreUse, ignoreRule } from '../rule';
import { inBoth, quoted } from '../words';

export default ignoreRule({
  id: 'unused-ignore',
  category: 'ignores',
  severity: 'warning',
  source: ['L120'],
  summary: { en: 'An ignore comment that ignores nothing', he: 'הערת התעלמות שאין לה ממה להתעלם' },
  when: {
    en: 'A comment asks to ignore a rule that doesn’t exist, or that finds nothing there: on the next line, or in the text of several lines whose key stands on it. A comment for the whole file works only at its top.',
    he: 'הערה מבקשת להתעלם מכלל שאינו קיים, או מכלל שאינו מוצא שם דבר: לא בשורה שאחריה, ולא בטקסט בן כמה שורות שהמפתח שלו נמצא בה. הערה לכל הקובץ פועלת רק בראשו.',
  },
  why: {
    en: '“Transparency in relationships” is one of the workshop’s recommendations. A comment that no longer ignores anything tells of a risk that isn’t there, and may one day hide one that is.',
    he: '״שקיפות במערכות היחסים״ היא מהמלצות הסדנה. הערה שכבר אינה מסתירה דבר מספרת על סיכון שאיננו, ועלולה יום אחד להסתיר סיכון שישנו.',
  },
  fix: {
    en: 'Removes the rule’s id, or the whole comment where it names no other; replaces a misspelt id by the nearest one.',
    he: 'מסיר את מזהה הכלל, או את ההערה כולה אם אין בה מזהה נוסף; מחליף מזהה שגוי בקרוב לו ביותר.',
  },
  examples: {
    fails: [
      'title: River Trail\ngovernance:\n  # partnership-ignore-next-line ⟦one-partner-decides⟧ -- the law asks for it\n  decisionRule: consent\n',
      'title: שביל הנחל\ngovernance:\n  # partnership-ignore-next-line one-partner-decides, ⟦poor-fitt⟧ -- כך קובע החוק\n  decisionRule: lead-decides\n',
      'title: River Trail\n# partnership-ignore ⟦one-partner-decides⟧ -- not at the top\ngovernance:\n  decisionRule: lead-decides\n',
    ],
    passes: [
      'title: River Trail\ngovernance:\n  # partnership-ignore-next-line one-partner-decides -- the law asks for it\n  decisionRule: lead-decides\n',
      '# partnership-ignore one-partner-decides -- כך קובע החוק\ntitle: שביל הנחל\ngovernance:\n  decisionRule: lead-decides\n',
    ],
  },
  *checkIgnores(ignores, document) {
    for (const use of ignores) {
      if (use.ignored > 0) continue;
      const { directive, rule, isKnown, nearest } = use;
      const near = isKnown ? undefined : nearest;
      const isMisplaced = directive.scope === 'file' && directive.start >= document.firstKey;
      yield {
        at: rule ?? { start: directive.start, end: directive.end },
        message: inBoth((l) => {
          const id = quoted(rule?.id, l);
          if (l === 'he') {
            if (!rule) return 'ההערה אינה מציינת מאיזה כלל להתעלם. יש לציין את מזהה הכלל, או להסיר את ההערה.';
            if (!isKnown)
              return `אין כלל בשם ${id}. ${near ? `אולי הכוונה ל־${quoted(near, l)}?` : 'יש לציין כלל קיים, או להסיר את ההערה.'}`;
            if (isMisplaced)
              return `הערה לכל הקובץ פועלת רק בראשו, לפני המפתח הראשון, ולכן אין כאן התעלמות מ־${id}. יש להעביר אותה לראש הקובץ, או לכתוב partnership-ignore-next-line מעל השורה.`;
            return `הכלל ${id} אינו מוצא כאן דבר, ואין ממה להתעלם. יש להסיר את ההערה.`;
          }
          if (!rule) return 'The comment names no rule to be ignored. Name one, or remove the comment.';
          if (!isKnown)
            return `There is no rule ${id}. ${near ? `Did you mean ${quoted(near, l)}?` : 'Name one that exists, or remove the comment.'}`;
          if (isMisplaced)
            return `A comment for the whole file works only at its top, before the first key, so ${id} isn’t ignored. Move it there, or write partnership-ignore-next-line above the line.`;
          return `The rule ${id} finds nothing here, so there is nothing to ignore. Remove the comment.`;
        }),
        unnecessary: isKnown,
        fixes: [...(near ? [replace(use, near)] : []), remove(use, document)],
      };
    }
  },
});

function replace({ rule }: IgnoreUse, near: string): Fix {
  return {
    title: inBoth((l) => (l === 'he' ? `לשנות ל־${quoted(near, l)}` : `Change to ${quoted(near, l)}`)),
    safe: false,
    edits: () => rule && [{ start: rule.start, end: rule.end, text: near }],
  };
}

function remove({ directive, rule, isKnown }: IgnoreUse, document: PlanDocument): Fix {
  const others = directive.rules.filter((ref) => ref !== rule);
  if (!rule || others.length === 0) {
    return {
      title: { en: 'Remove the comment', he: 'להסיר את ההערה' },
      // What is misspelt or unfinished may be meant: that is for its writer to say.
      safe: isKnown,
      edits: () => [withoutComment(directive, document.text)],
    };
  }
  return {
    title: inBoth((l) => (l === 'he' ? `להסיר את ${quoted(rule.id, l)}` : `Remove ${quoted(rule.id, l)}`)),
    safe: isKnown,
    edits: () => {
      const index = directive.rules.indexOf(rule);
      const next = directive.rules[index + 1];
      if (next) return [{ start: rule.start, end: next.start, text: '' }];
      return [{ start: directive.rules[index - 1]?.end ?? rule.start, end: rule.end, text: '' }];
    },
  };
}

/** Takes out a comment, with its line where it has that for itself. */
function withoutComment({ start, end }: Span, text: string): Change {
  let from = start;
  while (from > 0 && /[ \t]/.test(text.charAt(from - 1))) from--;
  const isAlone = from === 0 || text.charAt(from - 1) === '\n';
  const lineEnd = /[ \t]*(\r?\n)?/.exec(text.slice(end));
  return { start: from, end: isAlone ? end + (lineEnd?.[0].length ?? 0) : end, text: '' };
}
