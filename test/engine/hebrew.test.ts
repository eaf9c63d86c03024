import { strict as assert } from 'node:assert';
import { laidOut, laidOutMarkdown } from '../../client/hebrew';

const shown = (message: string) => laidOut(message).replaceAll('\u2067', '<').replaceAll('\u2069', '>');

describe('findings in Hebrew, in an editor that lays them out from left to right', () => {
  it('have a line for the first sentence, and each line its direction', () => {
    assert.equal(shown('אין חזון. כדאי להוסיף vision. וזהו.'), '<אין חזון.>\n<כדאי להוסיף vision. וזהו.>');
    assert.equal(shown('אין חזון.'), '<אין חזון.>');
    assert.equal(shown('המזהה ״x״ לא הוגדר. אולי הכוונה ל־״y״?'), '<המזהה ״x״ לא הוגדר.>\n<אולי הכוונה ל־״y״?>');
  });

  it('are not parted within a quotation', () => {
    assert.equal(shown('הסוגיה ״א. ב״: אין מענה. כדאי.'), '<הסוגיה ״א. ב״: אין מענה.>\n<כדאי.>');
    assert.equal(shown('מנכ״ל לא הוסבר. כדאי.'), '<מנכ״ל לא הוסבר.>\n<כדאי.>');
  });

  it('may list more keys than there is Hebrew', () => {
    const message = 'מותר: partnership, title, language, summary, stage, blend, horizon, vision.';
    assert.equal(shown(message), `<${message}>`);
  });

  it('in English stay as they are, whatever they quote', () => {
    const message = 'The issue “שביל הנחל” has no owner. Choose one.';
    assert.equal(laidOut(message), message);
    const named = 'עמותת הנחל וידידיה: no boundaries are set.';
    assert.equal(laidOut(named), named);
  });
});

describe('explanations in Hebrew, in Markdown', () => {
  const rows: readonly (readonly [what: string, markdown: string, shown: string])[] = [
    ['a line that begins with a key', '**stage** · שלב · *חובה*', '<**stage** · שלב · *חובה*>'],
    ['a line that begins with a quotation', '**״סוכן חכם״** · `no-champion`', '<**״סוכן חכם״** · `no-champion`>'],
    ['words of the format', '- `soup` מרק: גוף אחד', '- <`soup` מרק: גוף אחד>'],
    ['English between Hebrew', 'תועלת\n\nBenefit to the organisation', '<תועלת>\n\nBenefit to the organisation'],
    ['a rule between parts', 'שלב\n\n---\n\nשלב', '<שלב>\n\n---\n\n<שלב>'],
    ['examples', '```yaml\ntitle: שביל\n```\nכך.', '```yaml\ntitle: שביל\n```\n<כך.>'],
    [
      'an English line about Hebrew',
      '**River Trust** · partner of עמותת הנחל',
      '**River Trust** · partner of עמותת הנחל',
    ],
  ];
  for (const [what, markdown, shown] of rows) {
    it(`have the direction of their words: ${what}`, () => {
      const laid = laidOutMarkdown(markdown);
      assert.equal(laid.replaceAll('&#x2067;', '<').replaceAll('&#x2069;', '>'), shown);
      assert.equal(laidOutMarkdown(laid), laid);
    });
  }
});
