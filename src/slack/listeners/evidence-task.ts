import { evidenceView } from "../views/evidence-view.ts";
import { keptTask, openModal } from "./press-task.ts";

/** "Show evidence": the sentences of an answer in their paragraphs. An article that cannot be read now leaves its quote alone. */
export const evidenceTask = keptTask(async (context, pressed, kept) => {
  const { answer } = kept;
  const nearest = answer.refusal?.nearest;
  const cited = [...answer.citations, ...(nearest ? [nearest] : [])].map(({ articleId }) => articleId);
  const read = [...new Set(cited)].map(async (id) => {
    const found = await context.parts.article(id).catch((cause: unknown) => {
      context.parts.log.warn("article-not-read", { article: id, cause });
      return null;
    });
    return [id, found?.article ?? null] as const;
  });
  const articles = new Map(await Promise.all(read));
  return openModal(
    context,
    pressed,
    evidenceView(kept, (id) => articles.get(id) ?? null),
    answer.language,
  );
});
