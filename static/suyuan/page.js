// 页面: copying, printing, explanations, the focus after a refusal, the accounts of a demonstration, the open tab.

document.querySelector(".ledger-tabs [aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });

document.addEventListener("click", async (event) => {
  const copy = event.target.closest("[data-copy]");
  if (copy) await copyText(copy);
  if (event.target.closest("[data-print]")) window.print();
  const account = event.target.closest("[data-fill-username]");
  if (account) fillSignIn(account.dataset);
});

async function copyText(button) {
  const label = button.getAttribute("aria-label");
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    announce("已复制。");
  } catch {
    announce(`浏览器不允许复制，请手工选取：${button.dataset.copy}`);
  }
  button.setAttribute("aria-label", label ?? "复制");
}

function fillSignIn({ fillUsername, fillPassword }) {
  document.getElementById("id_username").value = fillUsername;
  document.getElementById("id_password").value = fillPassword;
  document.querySelector("main button[type=submit]").focus();
}

function announce(text) {
  const place = document.getElementById("messages");
  if (!place) return;
  const notice = document.createElement("div");
  notice.className = "notice";
  notice.dataset.tone = "info";
  notice.setAttribute("role", "status");
  notice.textContent = text;
  place.replaceChildren(notice);
}

function explain(root) {
  for (const element of root.querySelectorAll('[data-bs-toggle="tooltip"]')) {
    window.tabler.Tooltip.getOrCreateInstance(element);
  }
}

function focusRefusal(root) {
  const refusal = root.matches?.("[data-focus]") ? root : root.querySelector("[data-focus]");
  refusal?.focus();
}

function showMessages(event) {
  if (event.detail.target?.id === "messages") event.detail.target.scrollIntoView({ block: "nearest" });
}

window.addEventListener("beforeprint", () => {
  for (const table of document.querySelectorAll("details.chart-table")) table.open = true;
});

document.addEventListener("htmx:load", (event) => explain(event.detail.elt));
document.addEventListener("htmx:afterSwap", showMessages);
document.addEventListener("htmx:sendError", () => announce("网络不通，操作没有提交，请稍后重试。"));
explain(document);
focusRefusal(document);
