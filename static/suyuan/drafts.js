// 草稿: a form with `data-autosave` is saved while it is written; one with `data-guard` warns before it is left.
// Only while the server cannot be reached is a copy kept in this browser, for its own user and twelve hours.

const PAUSE = 2000;
const KEPT_FOR = 12 * 3600 * 1000;
const PREFIX = "suyuan-draft:";

for (const form of document.querySelectorAll("form[data-guard], form[data-autosave]")) watch(form);
for (const form of document.querySelectorAll('form[action$="/sign-out/"]')) form.addEventListener("submit", forgetAll);

function watch(form) {
  const draft = { dirty: false, timer: null, sending: false, again: false };
  form.addEventListener("input", () => {
    draft.dirty = true;
    if (form.dataset.autosave) schedule(form, draft);
  });
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    draft.dirty = false;
    clearTimeout(draft.timer);
    forget(form);
  });
  window.addEventListener("beforeunload", (event) => {
    if (draft.dirty) event.preventDefault();
  });
  document.addEventListener("suyuan:leaving", () => {
    if (draft.dirty && form.dataset.autosave) keepCopy(form);
    draft.dirty = false;
  });
  if (form.dataset.autosave) offerCopy(form, draft);
}

function schedule(form, draft) {
  clearTimeout(draft.timer);
  draft.timer = setTimeout(() => save(form, draft), PAUSE);
}

async function save(form, draft) {
  if (draft.sending) {
    draft.again = true;
    return;
  }
  draft.sending = true;
  draft.dirty = false;
  try {
    await send(form, draft);
  } catch {
    draft.dirty = true;
    keepCopy(form);
    tell(form, "网络不通，草稿暂存在本机浏览器。");
  }
  draft.sending = false;
  if (draft.again) {
    draft.again = false;
    schedule(form, draft);
  }
}

async function send(form, draft) {
  const response = await fetch(form.dataset.autosave, {
    method: "POST",
    body: new FormData(form),
    headers: { "X-Requested-With": "autosave", Accept: "application/json" },
    redirect: "manual",
  });
  if (response.type === "opaqueredirect") throw new Error("signed out");
  if (!response.ok) {
    draft.dirty = true;
    tell(form, "草稿未能自动保存，请检查标红的内容后手动保存。");
    return;
  }
  const answer = response.status === 204 ? {} : await response.json();
  if (answer.url) form.dataset.autosave = answer.url;
  if (answer.action) form.action = answer.action;
  if (answer.page) history.replaceState(null, "", answer.page);
  forget(form);
  tell(form, `草稿已保存 ${clock(answer.saved_at ? new Date(answer.saved_at) : new Date())}`);
  form.dispatchEvent(new CustomEvent("draft:saved", { bubbles: true }));
}

function clock(time) {
  return time.toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit", hour12: false });
}

function tell(form, text) {
  const place = form.querySelector("[data-autosave-status]");
  if (place) place.textContent = text;
}

function key(form) {
  return `${PREFIX}${document.body.dataset.user}:${form.id || location.pathname}`;
}

function keepCopy(form) {
  const fields = [...new FormData(form)].filter(([name, value]) => name !== "csrfmiddlewaretoken" && typeof value === "string");
  localStorage.setItem(key(form), JSON.stringify({ at: Date.now(), fields }));
}

function forget(form) {
  localStorage.removeItem(key(form));
}

function forgetAll() {
  for (const name of Object.keys(localStorage)) if (name.startsWith(PREFIX)) localStorage.removeItem(name);
}

function offerCopy(form, draft) {
  const text = localStorage.getItem(key(form));
  if (!text) return;
  const copy = JSON.parse(text);
  if (Date.now() - copy.at > KEPT_FOR) return forget(form);
  const notice = document.createElement("div");
  notice.className = "notice";
  notice.dataset.tone = "warning";
  const words = document.createElement("div");
  words.textContent = `本机有一份 ${clock(new Date(copy.at))} 未能提交的草稿。`;
  notice.append(words, button("恢复", () => restore(form, copy, draft)), button("丢弃", () => forget(form)));
  form.prepend(notice);

  function button(label, act) {
    const element = document.createElement("button");
    element.type = "button";
    element.className = "btn btn-sm";
    element.textContent = label;
    element.addEventListener("click", () => {
      act();
      notice.remove();
    });
    return element;
  }
}

function restore(form, copy, draft) {
  const values = Map.groupBy ? Map.groupBy(copy.fields, ([name]) => name) : group(copy.fields);
  for (const element of form.elements) {
    const kept = values.get(element.name)?.map(([, value]) => value);
    if (!element.name || element.type === "hidden" || element.type === "file") continue;
    if (element.type === "checkbox" || element.type === "radio") element.checked = kept?.includes(element.value) ?? false;
    else if (kept) element.value = kept[0];
  }
  draft.dirty = true;
  save(form, draft);
}

function group(pairs) {
  const groups = new Map();
  for (const pair of pairs) groups.set(pair[0], [...(groups.get(pair[0]) ?? []), pair]);
  return groups;
}
