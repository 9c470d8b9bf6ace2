/** The page's own script. The server draws everything; this puts what changed in its place and hands on what people do. */
const CARETS = new Map([
  ["ArrowDown", 1],
  ["ArrowUp", -1],
]);
let screen: EventSource | null = null;

function connect(): void {
  screen?.close();
  screen = new EventSource(`/screen${location.search}`);
  screen.onopen = () => tell("");
  screen.onerror = () => tell("The local Slack does not answer: it may have been stopped.");
  screen.onmessage = ({ data }) => {
    for (const [id, html] of Object.entries(JSON.parse(data))) show(id, String(html));
  };
}

function tell(trouble: string): void {
  const line = document.getElementById("trouble");
  if (line !== null && line.textContent !== trouble) line.textContent = trouble;
}

/** Puts new HTML into a part of the page. What is the same stays, with its focus and what is typed in it. */
function show(id: string, html: string): void {
  const part = document.getElementById(id);
  if (part === null) return;
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  const isAtEnd = part.scrollHeight - part.scrollTop - part.clientHeight < 80;
  const before = new Map([...part.children].map((child) => [source(child), child]));
  const after = [...fresh.content.children].map((child) => {
    child.setAttribute("data-source", child.outerHTML);
    return before.get(source(child)) ?? child;
  });
  if (id === "modal") keepTyped(part, after);
  for (const child of [...part.children]) if (!after.includes(child)) child.remove();
  for (const [n, child] of after.entries()) {
    if (part.children[n] !== child) part.insertBefore(child, part.children[n] ?? null);
  }
  if (isAtEnd && part.querySelector(".message") !== null) part.scrollTop = part.scrollHeight;
  if (id === "modal") openModal(part);
}

/** A modal that comes back with what is wrong in it keeps what was filled in. */
function keepTyped(part: Element, after: readonly Element[]): void {
  for (const old of part.querySelectorAll<HTMLInputElement>("[data-field], [data-field] input")) {
    const same = `[data-field="${old.dataset.field}"], input[name="${old.name}"][value="${old.value}"]`;
    const field = after[0]?.id === part.firstElementChild?.id ? after[0]?.querySelector<HTMLInputElement>(same) : null;
    if (field == null) continue;
    if (old.type === "radio") field.checked = old.checked;
    else if (old.value !== undefined) field.value = old.value;
  }
}

/** What the server drew; a part changes when a person types in it. */
function source(child: Element): string {
  return child.getAttribute("data-source") ?? child.outerHTML;
}

function openModal(part: Element): void {
  const dialog = part.querySelector("dialog");
  if (dialog !== null && !dialog.open) dialog.showModal();
}

async function act(name: string, args: object): Promise<{ readonly threadTs?: string }> {
  const answer = await fetch(`/_control/${name}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(args),
  });
  const { ok, error, result } = await answer.json();
  tell(ok ? "" : `That did not work: ${error}.`);
  return result ?? {};
}

function argsOf(element: HTMLElement): Record<string, unknown> {
  return JSON.parse(element.dataset.args ?? "{}");
}

function go(href: string): void {
  history.pushState(null, "", href);
  connect();
}

async function write(form: HTMLFormElement): Promise<void> {
  const box = form.querySelector("textarea");
  const { channel, threadTs } = argsOf(form);
  const { bot, botName, kind, begun = "" } = form.dataset;
  const typed = box?.value.trim() ?? "";
  if (box === null || typed === "" || typed === begun.trim()) return;
  box.value = begun;
  const isCommand = typed.startsWith("/") && threadTs === undefined;
  if (isCommand) {
    const [command = "", ...rest] = typed.split(" ");
    await act("slash-command", { command, text: rest.join(" "), channel });
    return;
  }
  const text = typed.replaceAll(`@${botName}`, `<@${bot}>`);
  const name = kind === "im" ? "direct-message" : text.includes(`<@${bot}>`) ? "mention" : "say";
  const written = await act(name, { text, channel, threadTs });
  if (threadTs === undefined && name !== "say" && written.threadTs !== undefined) {
    go(`/?in=${channel}&thread=${written.threadTs}`);
  }
}

/** What was filled in, as Slack tells it: by block id and action id. */
function valuesOf(form: HTMLFormElement): Record<string, Record<string, unknown>> {
  const values: Record<string, Record<string, unknown>> = {};
  for (const field of form.querySelectorAll<HTMLElement>("[data-field]")) {
    const block = field.closest<HTMLElement>("[data-block]")?.dataset.block ?? "";
    const { field: action = "", kind = "" } = field.dataset;
    values[block] = { ...values[block], [action]: { type: kind, ...filledIn(field, kind) } };
  }
  return values;
}

function filledIn(field: HTMLElement, kind: string): object {
  if (field instanceof HTMLSelectElement) {
    const chosen = [...field.selectedOptions].filter(({ value }) => value !== "");
    const [first] = chosen;
    if (kind === "multi_users_select") return { selected_users: chosen.map(({ value }) => value) };
    if (kind === "conversations_select") return { selected_conversation: first?.value ?? null };
    return { selected_option: first === undefined ? null : option(first.value, first.text) };
  }
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) return { value: field.value || null };
  const ticked = field.querySelector<HTMLInputElement>("input:checked");
  return { selected_option: ticked === null ? null : option(ticked.value, ticked.parentElement?.textContent ?? "") };
}

function option(value: string, text: string): object {
  return { value, text: { type: "plain_text", text: text.trim() } };
}

async function submit(form: HTMLFormElement): Promise<void> {
  const { do: name = "" } = form.dataset;
  if (name === "write") return write(form);
  const args = argsOf(form);
  if (name === "submit-view") return void (await act(name, { ...args, values: valuesOf(form) }));
  const field = form.querySelector<HTMLInputElement>("[data-field]");
  const value = field?.value.trim() ?? "";
  if (field === null || value === "") return;
  field.value = "";
  await act(name, { ...args, change: { value } });
}

/** The commands that begin with what is typed. */
function hint(box: HTMLTextAreaElement): readonly HTMLElement[] {
  const list = document.getElementById(box.getAttribute("aria-controls") ?? "");
  const shown: HTMLElement[] = [];
  for (const item of list?.querySelectorAll<HTMLElement>("[data-command]") ?? []) {
    const { command = "" } = item.dataset;
    const begins = box.value.startsWith("/") && (command.startsWith(box.value) || box.value.startsWith(`${command} `));
    item.hidden = !begins;
    if (begins) shown.push(item);
  }
  if (list !== null) list.hidden = shown.length === 0;
  box.setAttribute("aria-expanded", String(shown.length > 0));
  if (shown.length === 0) box.removeAttribute("aria-activedescendant");
  return shown;
}

function choose(box: HTMLTextAreaElement, items: readonly HTMLElement[], step: number): void {
  const at = items.findIndex((item) => item.ariaSelected === "true");
  const next = items[(at + step + items.length) % items.length];
  for (const item of items) item.ariaSelected = String(item === next);
  if (next !== undefined) box.setAttribute("aria-activedescendant", next.id);
}

function complete(box: HTMLTextAreaElement, item: HTMLElement): void {
  box.value = `${item.dataset.command} `;
  box.focus();
  hint(box);
}

function onKey(event: KeyboardEvent): void {
  const box = event.target;
  // A Chinese keyboard uses Enter and the arrows to choose characters.
  if (!(box instanceof HTMLTextAreaElement) || event.isComposing || box.closest(".composer") === null) return;
  const items = hint(box);
  const isNaming = items.length > 0 && !box.value.includes(" ");
  const chosen = items.find((item) => item.ariaSelected === "true") ?? items[0];
  const step = CARETS.get(event.key);
  if (isNaming && step !== undefined) choose(box, items, step);
  else if (isNaming && chosen !== undefined && (event.key === "Tab" || event.key === "Enter")) complete(box, chosen);
  else if (event.key === "Enter" && !event.shiftKey) box.form?.requestSubmit();
  else return;
  event.preventDefault();
}

document.addEventListener("click", (event) => {
  const at = event.target instanceof Element ? event.target : null;
  const link = at?.closest<HTMLAnchorElement>("a[data-go]");
  const item = at?.closest<HTMLElement>("[data-command]");
  const box = item?.closest("form")?.querySelector("textarea");
  const button = at?.closest<HTMLElement>("button[data-do]");
  if (link != null && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    go(link.href);
    if (link.search === "?in=home") void act("open-home", {});
  } else if (item != null && box != null) complete(box, item);
  else if (button != null) void act(button.dataset.do ?? "", argsOf(button));
});
document.addEventListener("submit", (event) => {
  event.preventDefault();
  if (event.target instanceof HTMLFormElement) void submit(event.target);
});
document.addEventListener("keydown", onKey);
document.addEventListener("input", ({ target }) => {
  if (target instanceof HTMLTextAreaElement) hint(target);
});
document.addEventListener(
  "cancel",
  ({ target }) => {
    if (target instanceof HTMLDialogElement) target.querySelector<HTMLElement>("button.close")?.click();
  },
  true,
);
addEventListener("popstate", connect);
connect();
if (location.search === "?in=home") void act("open-home", {});
