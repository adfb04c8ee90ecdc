// 确认与事由: `data-confirm` asks before something is sent, `data-ask-reason` asks why.

const confirmDialog = document.getElementById("confirm-dialog");
const reasonDialog = document.getElementById("reason-dialog");
const confirmed = new WeakSet();
const reasons = new WeakMap();

function open(dialog) {
  dialog.returnValue = "cancel";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "ok"), { once: true });
  });
}

function askConfirmation(source) {
  confirmDialog.querySelector(".dialog-title").textContent = source.dataset.confirm;
  const text = confirmDialog.querySelector(".dialog-text");
  text.textContent = source.dataset.confirmText ?? "";
  text.hidden = !source.dataset.confirmText;
  confirmDialog.querySelector("[data-role=ok]").textContent = source.dataset.confirmLabel ?? "确定";
  return open(confirmDialog);
}

async function askReason(source) {
  const field = reasonDialog.querySelector("textarea");
  field.value = "";
  reasonDialog.querySelector(".dialog-title").textContent = source.dataset.askReason;
  const agreed = await open(reasonDialog);
  if (agreed) reasons.set(source, field.value.trim());
  return agreed;
}

async function onSubmit(event) {
  const form = event.target;
  const source = event.submitter?.dataset.confirm ? event.submitter : form;
  if (!source.dataset.confirm || form.hasAttribute("hx-post")) return;
  if (confirmed.delete(form)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const submitter = event.submitter;
  if (await askConfirmation(source)) {
    confirmed.add(form);
    form.requestSubmit(submitter);
  }
}

async function onHtmxConfirm(event) {
  const source = event.detail.elt;
  if (!source.dataset.confirm && !source.dataset.askReason) return;
  event.preventDefault();
  const agreed = source.dataset.askReason ? await askReason(source) : await askConfirmation(source);
  if (agreed) event.detail.issueRequest(true);
}

if (confirmDialog && reasonDialog) {
  document.addEventListener("submit", onSubmit, true);
  document.addEventListener("htmx:confirm", onHtmxConfirm);
  document.addEventListener("htmx:configRequest", (event) => {
    const reason = reasons.get(event.detail.elt);
    if (reason !== undefined) event.detail.parameters.set("reason", reason);
  });
}
