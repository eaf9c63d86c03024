/** Withstands texts in a process of its own, which can be ended when it hangs and may not take all memory. */
import { analyse } from '../../server/src/check';
import { parseDocument } from '../../server/src/plan/document';
import { examplePlans } from '../engine/support';
import { type Outcome, type Thoroughness, withstand } from './withstand';

/**
 * No part of the work on any text may take longer than this many times the ordinary work: two or three seconds on a
 * machine of these days. Seconds themselves would be a matter of the machine, and of what else it is doing.
 */
const LIMIT = 25;
/** Laying out is a library's work, asked for now and then, and bounded by the length of the text (features/format.ts). */
const LIMITS: Readonly<Record<string, number>> = { formatting: 75 };

const EXAMPLES = examplePlans().map(({ text }) => text);

/** How long ordinary work takes at present: all examples analysed five times. In milliseconds of CPU. */
function ordinaryTime(): number {
  const begin = process.cpuUsage();
  for (let i = 0; i < 5; i++) {
    for (const text of EXAMPLES) if (analyse(parseDocument(text)).findings.length === 0) break;
  }
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1000;
}

// What runs for the first time is slow.
for (let i = 0; i < 3; i++) ordinaryTime();
const ordinary = ordinaryTime();

/** The parts of the work that took too long, in words. */
function slowParts({ times }: Outcome, ordinary: number): readonly string[] {
  return Object.entries(times).flatMap(([name, time]) => {
    const ratio = time / ordinary;
    return ratio > (LIMITS[name] ?? LIMIT) ? [`${name} takes ${Math.round(ratio)} times as long as ordinary work`] : [];
  });
}

process.on('message', async ({ text, how }: { text: string; how: Thoroughness }) => {
  let outcome = await withstand(text, how);
  let slow = slowParts(outcome, ordinary);
  // The machine may have become busy meanwhile.
  for (let again = 0; again < 2 && slow.length > 0; again++) {
    const now = ordinaryTime();
    outcome = await withstand(text, how);
    slow = slowParts(outcome, now);
  }
  process.send?.([...outcome.faults, ...slow]);
});
// The test that started it is gone.
process.on('disconnect', () => process.exit());
