import type { Text } from '../plan/decode';
import { isBlank } from '../plan/values';
import type { Language } from '../schema/shape';
import { quoted } from './words';

/** What a message calls an entry of the plan, in quotation marks: its text, else its id, else an ellipsis. */
export function label(text: Text | undefined, id: Text | undefined, language: Language): string {
  const said = [text, id].find((one) => !isBlank(one?.value));
  return quoted(said?.value ?? '…', language);
}
