/** What is made of measurements. */

/** The median of samples, and the value below which 95 % of them lie; of a single measurement only itself. */
export interface Figure {
  readonly median: number;
  readonly p95?: number;
}

export function figureOf(samples: readonly number[]): Figure {
  return { median: quantile(samples, 0.5), p95: quantile(samples, 0.95) };
}

export function median(samples: readonly number[]): Figure {
  return { median: quantile(samples, 0.5) };
}

/** The value below which a share of the samples lies; 0 where there are none. */
function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
