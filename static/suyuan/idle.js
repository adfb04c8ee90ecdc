// 超时退出: the server ends an idle session; this warns before it does and leaves the page after it did.

const dialog = document.getElementById("idle-dialog");
const SHARED = "suyuan-last-activity";
const PING_EVERY = 5 * 60 * 1000;

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
  const token = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
  const response = await fetch(dialog.dataset.pingUrl, { method: "POST", headers: { "X-CSRFToken": token }, redirect: "manual" });
  if (response.type === "opaqueredirect" || response.status === 401 || response.status === 403) leave();
}

function leave() {
  const next = encodeURIComponent(location.pathname + location.search);
  location.assign(`${dialog.dataset.signInUrl}?next=${next}`);
}
