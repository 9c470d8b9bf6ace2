/** Rows of one question: features of its candidates, and which of them are right. */
export interface Group {
  readonly rows: readonly Readonly<Record<string, number>>[];
  readonly right: readonly boolean[];
}

/** A linear model as it is written to the weights file. */
export interface Fitted {
  readonly constant: number;
  readonly weights: Readonly<Record<string, number>>;
}

const RIDGE = 2e-3;
const STEPS = 500;
const RATE = 0.2;

/** Features brought to deviation 1, and back: a ridge treats all alike. */
function scalesOf(rows: readonly Readonly<Record<string, number>>[], names: readonly string[]): readonly number[] {
  return names.map((name) => {
    const mean = rows.reduce((sum, row) => sum + row[name]!, 0) / rows.length;
    return Math.sqrt(rows.reduce((sum, row) => sum + (row[name]! - mean) ** 2, 0) / rows.length) || 1;
  });
}

/** Adam (Kingma and Ba 2015) on a gradient, from zero, each value kept where it may be. */
function descend(
  size: number,
  gradient: (at: Float64Array) => Float64Array,
  bound: (k: number, value: number) => number = (_, value) => value,
): Float64Array {
  const [at, first, second] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  for (let step = 1; step <= STEPS; step++) {
    gradient(at).forEach((value, k) => {
      first[k] = 0.9 * first[k]! + 0.1 * value;
      second[k] = 0.99 * second[k]! + 0.01 * value * value;
      const [m, v] = [first[k]! / (1 - 0.9 ** step), second[k]! / (1 - 0.99 ** step)];
      at[k] = bound(k, at[k]! - ((RATE * m) / (Math.sqrt(v) + 1e-8)) * (1 - step / (STEPS + 1)));
    });
  }
  return at;
}

const named = (names: readonly string[], values: readonly number[]): Record<string, number> =>
  Object.fromEntries(names.map((name, k) => [name, Number(values[k]!.toPrecision(4))]));

/** Fits a listwise softmax: the right rows of each group together as likely as can be (ListNet: Cao et al., ICML 2007). */
export function fitRanking(groups: readonly Group[], names: readonly string[]): Fitted {
  const usable = groups.filter(({ right }) => right.includes(true) && right.includes(false));
  const scales = scalesOf(
    usable.flatMap(({ rows }) => rows),
    names,
  );
  const scaled = usable.map(({ rows, right }) => ({
    rows: rows.map((row) => names.map((name, k) => row[name]! / scales[k]!)),
    right,
  }));
  const at = descend(names.length, (w) => {
    const gradient = w.map((value) => RIDGE * value);
    for (const { rows, right } of scaled) {
      const values = rows.map((row) => row.reduce((sum, value, k) => sum + value * w[k]!, 0));
      const highest = Math.max(...values);
      const odds = values.map((value) => Math.exp(value - highest));
      const all = odds.reduce((sum, value) => sum + value, 0);
      const good = odds.reduce((sum, value, i) => sum + (right[i] ? value : 0), 0);
      rows.forEach((row, i) => {
        const pull = (odds[i]! / all - (right[i] ? odds[i]! / good : 0)) / scaled.length;
        row.forEach((value, k) => {
          gradient[k] = gradient[k]! + pull * value;
        });
      });
    }
    return gradient;
  });
  return {
    constant: 0,
    weights: named(
      names,
      [...at].map((value, k) => value / scales[k]!),
    ),
  };
}

/**
 * Fits a logistic regression in which no feature counts against its meaning: the more of it, the likelier what is right, or of
 * those named `falling` the less likely. Unbound, a feature that others explain is turned round, and texts of another kind pay for it.
 */
export function fitLogistic(
  rows: Group["rows"],
  right: readonly boolean[],
  names: readonly string[],
  falling: readonly string[],
): Fitted {
  const scales = scalesOf(rows, names);
  const scaled = rows.map((row) => [...names.map((name, k) => row[name]! / scales[k]!), 1]);
  const at = descend(
    names.length + 1,
    (w) => {
      const gradient = w.map((value, k) => (k < names.length ? RIDGE * value : 0));
      scaled.forEach((row, i) => {
        const value = row.reduce((sum, each, k) => sum + each * w[k]!, 0);
        const error = (1 / (1 + Math.exp(-value)) - (right[i] ? 1 : 0)) / scaled.length;
        row.forEach((each, k) => {
          gradient[k] = gradient[k]! + error * each;
        });
      });
      return gradient;
    },
    (k, value) => (k === names.length ? value : falling.includes(names[k]!) ? Math.min(0, value) : Math.max(0, value)),
  );
  return {
    constant: Number(at[names.length]!.toPrecision(4)),
    weights: named(
      names,
      [...at.slice(0, -1)].map((value, k) => value / scales[k]!),
    ),
  };
}
