import type { EntryView } from '../view';

/** What a partner has to do with a commitment. */
export type Involvement = 'who' | 'with' | 'informed';

/** A full dot, a ring, a point: told apart without colour. */
export function InvolvementSign({ part }: { part: Involvement }) {
  return (
    <svg class={`sign ${part}`} viewBox="0 0 16 16" width={14} height={14} aria-hidden="true">
      <circle cx={8} cy={8} r={part === 'informed' ? 2.5 : 6} />
    </svg>
  );
}

const SHAPES: Readonly<Record<string, string>> = {
  planned: 'M3 8a5 5 0 1 0 10 0a5 5 0 1 0 -10 0',
  active: 'M3 8a5 5 0 1 0 10 0a5 5 0 1 0 -10 0M8 3a5 5 0 0 0 0 10z',
  done: 'M3 8.5l3.5 3.5L13 4.5',
  dropped: 'M4 4l8 8M12 4l-8 8',
};

/** An empty circle, half a one, a tick, a cross, with the state in words for those who don't see it. */
export function StatusSign({ view, status }: { view: EntryView; status: string | undefined }) {
  const known = status !== undefined && Object.hasOwn(SHAPES, status) ? status : 'planned';
  return (
    <span class={`state ${known}`}>
      <svg viewBox="0 0 16 16" width={14} height={14} aria-hidden="true">
        <path d={SHAPES[known]} />
      </svg>
      <span class="unseen">{view.term(known, 'commitmentStatus')}</span>
    </span>
  );
}
