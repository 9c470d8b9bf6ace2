import type { LanguagePair } from "../../src/retrieval/ranking/learned-weights.ts";
import type { Held } from "./cross-validate.ts";

const BINS = 10;
const SIDE = 320;
const LEFT = 60;
const TOP = 30;
const COLOURS: Readonly<Record<LanguagePair, string>> = {
  "en-en": "#7b5ea7",
  "en-zh": "#c0392b",
  "zh-en": "#d68910",
  "zh-zh": "#1f618d",
};

/** Confidence against truth, by tenths of confidence, for each pair of languages: on the diagonal a confidence means what it says. */
export function reliabilityPlot(held: Readonly<Record<LanguagePair, readonly Held[]>>): string {
  const x = (value: number): number => LEFT + SIDE * value;
  const y = (value: number): number => TOP + SIDE * (1 - value);
  const lines = (Object.keys(held) as LanguagePair[]).map((pair, i) => {
    const points = tenths(held[pair]).map(({ said, true: truth, count }) => ({
      x: x(said),
      y: y(truth),
      r: 1.5 + Math.sqrt(count) / 6,
    }));
    const dots = points
      .map((at) => `<circle cx="${at.x.toFixed(1)}" cy="${at.y.toFixed(1)}" r="${at.r.toFixed(1)}"/>`)
      .join("");
    const path = points.map((at) => `${at.x.toFixed(1)},${at.y.toFixed(1)}`).join(" ");
    return `<g fill="${COLOURS[pair]}" stroke="none"><polyline points="${path}" fill="none" stroke="${COLOURS[pair]}"/>${dots}<text x="${LEFT + SIDE + 12}" y="${TOP + 20 + 20 * i}">${pair}</text></g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="470" height="410" font-family="sans-serif" font-size="12" role="img">
<title>Reliability: how often the answer was there, by the confidence it was given, for each pair of languages</title>
<rect width="470" height="410" fill="#fff"/>
<path d="M${x(0)},${y(0)}H${x(1)}M${x(0)},${y(0)}V${y(1)}" stroke="#333"/><path d="M${x(0)},${y(0)}L${x(1)},${y(1)}" stroke="#bbb" stroke-dasharray="4"/>
${lines.join("\n")}
<text x="${x(0.5)}" y="395" text-anchor="middle">confidence, by tenths</text><text transform="translate(20,${y(0.5)}) rotate(-90)" text-anchor="middle">share really answered</text>
<text x="${x(0)}" y="${y(0) + 16}" text-anchor="middle">0</text><text x="${x(1)}" y="${y(0) + 16}" text-anchor="middle">1</text>
</svg>
`;
}

function tenths(held: readonly Held[]): readonly { said: number; true: number; count: number }[] {
  const bins = Array.from({ length: BINS }, () => ({ said: 0, right: 0, count: 0 }));
  for (const { of, values } of held) {
    const said = 1 / (1 + Math.exp(-values[0]!));
    const bin = bins[Math.min(BINS - 1, Math.floor(said * BINS))]!;
    bin.said += said;
    bin.right += of.right[0] ? 1 : 0;
    bin.count++;
  }
  return bins
    .filter(({ count }) => count > 0)
    .map(({ said, right, count }) => ({ said: said / count, true: right / count, count }));
}
