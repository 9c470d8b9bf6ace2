import type { Hit } from "../../ports/passage-index.ts";

/** Keeps the best `k` of what it is shown, in a heap with the worst on top. Among equal scores the lower passage is better. */
export class TopHits {
  #k: number;
  #scores: number[] = [];
  #passages: number[] = [];

  constructor(k: number) {
    this.#k = Math.max(0, Math.floor(k));
  }

  /** Shows one passage. */
  add(passage: number, score: number): void {
    const size = this.#scores.length;
    if (size < this.#k) {
      this.#scores.push(score);
      this.#passages.push(passage);
      this.#up(size);
    } else if (size > 0 && isWorse(this.#scores[0] as number, this.#passages[0] as number, score, passage)) {
      this.#scores[0] = score;
      this.#passages[0] = passage;
      this.#down();
    }
  }

  /** What was kept, best first. */
  hits(): Hit[] {
    return this.#passages
      .map((passage, i) => ({ passage, score: this.#scores[i] as number }))
      .sort((a, b) => b.score - a.score || a.passage - b.passage);
  }

  #worse(i: number, j: number): boolean {
    const scores = this.#scores;
    const passages = this.#passages;
    return isWorse(scores[i] as number, passages[i] as number, scores[j] as number, passages[j] as number);
  }

  #swap(i: number, j: number): void {
    const scores = this.#scores;
    const passages = this.#passages;
    [scores[i], scores[j]] = [scores[j] as number, scores[i] as number];
    [passages[i], passages[j]] = [passages[j] as number, passages[i] as number];
  }

  #up(from: number): void {
    for (let i = from; i > 0; ) {
      const parent = (i - 1) >> 1;
      if (!this.#worse(i, parent)) return;
      this.#swap(i, parent);
      i = parent;
    }
  }

  #down(): void {
    for (let i = 0; ; ) {
      const left = 2 * i + 1;
      if (left >= this.#scores.length) return;
      const child = left + 1 < this.#scores.length && this.#worse(left + 1, left) ? left + 1 : left;
      if (!this.#worse(child, i)) return;
      this.#swap(i, child);
      i = child;
    }
  }
}

function isWorse(score: number, passage: number, than: number, thanPassage: number): boolean {
  return score < than || (score === than && passage > thanPassage);
}
