import { escapeHtml } from "../../language/escape-html.ts";
import type { View } from "../model.ts";
import { type BlockPlace, blocksHtml } from "./block-html.ts";
import { deed } from "./deed.ts";
import { listOf, textOf } from "./read-fields.ts";

/** What is known around a view: all of a block's place that the view does not say itself. */
export type ViewPlace = Omit<BlockPlace, "press" | "errors">;

/** A modal as a dialog with the id of its view, which is submitted and closed through the control API. */
export function modalHtml({ id, view, hash, errors = {} }: View, place: ViewPlace): string {
  const heading = `title-${escapeHtml(id)}`;
  const press = { name: "submit-view", args: { viewId: id } };
  const close = deed("close-view", { viewId: id });
  const submit = textOf(view.submit);
  const send = submit === "" ? "" : `<button class="button primary">${escapeHtml(submit)}</button>`;
  const closing = escapeHtml(textOf(view.close) || "Close");
  return (
    `<dialog id="view-${escapeHtml(id)}-${escapeHtml(hash)}" aria-labelledby="${heading}"><form ${deed("submit-view", { viewId: id })}>` +
    `<header><h2 id="${heading}">${escapeHtml(textOf(view.title))}</h2>` +
    `<button type="button" class="close" aria-label="${closing}" ${close}>×</button></header>` +
    `<div class="body" tabindex="0">${blocksHtml(listOf(view.blocks), { ...place, press, errors })}</div>` +
    `<footer><button type="button" class="button" ${close}>${closing}</button>${send}</footer></form></dialog>`
  );
}

/** The app's Home tab; one line where the app has not published it. */
export function homeHtml(home: View | undefined, place: ViewPlace): string {
  if (home === undefined) return '<p class="context">The app has published no Home tab yet.</p>';
  const press = { name: "home-action", args: {} };
  return blocksHtml(listOf(home.view.blocks), { ...place, press, errors: {} });
}
