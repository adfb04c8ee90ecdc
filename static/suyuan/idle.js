// 超时退出: warns before an idle session ends, ends it, and leaves the page. The server ends it too, also with the lid closed.

const dialog = document.getElementById("idle-dialog");
const SHARED = "suyuan-last-activity";
const PING_EVERY = 5 * 60 * 1000;
let leaving = false;

if (dialog) start(Number(dialog.dataset.idleSeconds) * 1000, Number(dialog.dataset.warnSeconds) * 1000);

function start(idle, warn) {
  const left = dialog.querySelector("[data-role=left]");
  mark();
  document.addEventListener("htmx:afterRequest", mark);
  for (const kind of ["keydown", "pointerdown", "input"]) document.addEventListener(kind, touch, { passive: true });
  dialog.addEventListener("close", ping);
  setInterval(() => {
    const rest = idle - (Date.now() - lastActivity());
    if (rest <= 0) return leave();
    if (rest <= warn && !dialog.open) dialog.showModal();
    if (rest > warn && dialog.open) dialog.close();
    left.textContent = Math.ceil(rest / 1000);
  }, 1000);
}

function lastActivity() {
  return Number(localStorage.getItem(SHARED));
}

function mark() {
  localStorage.setItem(SHARED, Date.now());
}

function touch() {
  if (!dialog.open && Date.now() - lastActivity() > PING_EVERY) ping();
}

async function ping() {
  mark();
  const response = await post(dialog.dataset.pingUrl);
  if (response.type === "opaqueredirect" || response.status === 401 || response.status === 403) await leave();
}

function post(address, fields = {}) {
  const token = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
  return fetch(address, { method: "POST", body: new URLSearchParams(fields), headers: { "X-CSRFToken": token }, redirect: "manual" });
}

async function leave() {
  if (leaving) return;
  leaving = true;
  document.dispatchEvent(new Event("suyuan:leaving"));
  await post(dialog.dataset.signOutUrl, { idle: "1" }).catch(() => undefined);
  const next = encodeURIComponent(location.pathname + location.search);
  location.assign(`${dialog.dataset.signInUrl}?next=${next}`);
}
