import { strict as assert } from 'node:assert';
import { laidOut } from '../../client/hebrew-findings';

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
