import { strict as assert } from 'node:assert';
import { quoted } from '../../server/src/rules/words';

describe('texts in quotation marks', () => {
  for (const [text, hebrew, english] of [
    ['שביל הנחל', '״שביל הנחל״', '“שביל הנחל”'],
    ['שיתוף בידע ״בלעדי״', '״שיתוף בידע ׳בלעדי׳״', '“שיתוף בידע ‘בלעדי’”'],
    ['ה״סוכן החכם״ של הארגון', '״ה׳סוכן החכם׳ של הארגון״', '“ה‘סוכן החכם’ של הארגון”'],
    ['a "b" and “c”', '״a ׳b׳ and ׳c׳״', '“a ‘b’ and ‘c’”'],
    ['הסמנכ״ל ומנכ"ל עמותת ״צעד״', '״הסמנכ״ל ומנכ"ל עמותת ׳צעד׳״', '“הסמנכ״ל ומנכ"ל עמותת ‘צעד’”'],
    ['דו״חות לפי ת״א', '״דו״חות לפי ת״א״', '“דו״חות לפי ת״א”'],
  ] as const) {
    it(text, () => {
      assert.equal(quoted(text, 'he'), hebrew);
      assert.equal(quoted(text, 'en'), english);
    });
  }
});
