import { expect, test } from "vitest";
import { modalHtml } from "../../../src/emulator/page/view-html.ts";
import { open } from "../opening.ts";

const place = { nameOf: (id: string) => id, people: [], conversations: [] };
const words = (text: string) => ({ type: "plain_text", text });

test("a modal has its title, closes and is submitted by its own names", () => {
  const view = { type: "modal", title: words("Why <?>"), submit: words("Send"), close: words("Cancel"), blocks: [] };
  const html = modalHtml({ id: "V1", user: "U1", hash: "h", view }, place);
  expect(html).toContain("Why &lt;?&gt;</h2>");
  expect(html).toContain('data-do="submit-view" data-args="{&quot;viewId&quot;:&quot;V1&quot;}"');
  expect(html).toContain(">Cancel</button>");
  expect(html).toContain(">Send</button>");
});

test("a modal that is closed is gone", async () => {
  const { workspace, call } = await open();
  workspace.shortcut("ask-anywhere");
  const trigger = String(workspace.deliveries()[0]?.payload.trigger_id);
  const view = { type: "modal", title: words("Ask"), blocks: [] };
  const { body } = await call("views.open", { trigger_id: trigger, view });
  expect(workspace.views()).toHaveLength(1);
  workspace.closeView(body.view.id);
  expect(workspace.views()).toEqual([]);
  expect(() => workspace.closeView(body.view.id)).toThrow("not_found");
});
