// A signature drawn on the screen, by mouse, finger or pen: the pad writes its picture into the hidden field beside it.
(() => {
  const fieldOf = (pad) => pad.closest("form").querySelector("[data-drawn]");
  const at = (pad, event) => {
    const box = pad.getBoundingClientRect();
    return [((event.clientX - box.left) * pad.width) / box.width, ((event.clientY - box.top) * pad.height) / box.height];
  };

  const begin = (pad, event) => {
    event.preventDefault();
    pad.setPointerCapture(event.pointerId);
    const ink = pad.getContext("2d");
    ink.lineWidth = 3;
    ink.lineCap = ink.lineJoin = "round";
    ink.beginPath();
    ink.moveTo(...at(pad, event));
    let drawn = false; // a tap alone is no signature
    const draw = (moved) => {
      if (moved.pointerId !== event.pointerId) return;
      ink.lineTo(...at(pad, moved));
      ink.stroke();
      drawn = true;
    };
    const finish = () => {
      pad.removeEventListener("pointermove", draw);
      if (drawn) fieldOf(pad).value = pad.toDataURL("image/png");
    };
    pad.addEventListener("pointermove", draw);
    pad.addEventListener("pointerup", finish, { once: true });
    pad.addEventListener("pointercancel", finish, { once: true });
  };

  const clear = (pad) => {
    pad.getContext("2d").clearRect(0, 0, pad.width, pad.height);
    fieldOf(pad).value = "";
  };

  // A form that came back with an error shows what was drawn, so that nobody signs twice.
  const restore = (part) => {
    for (const pad of part.querySelectorAll("[data-signing-pad]")) {
      const kept = fieldOf(pad).value;
      if (!kept) continue;
      const picture = new Image();
      picture.addEventListener("load", () => pad.getContext("2d").drawImage(picture, 0, 0));
      picture.src = kept;
    }
  };

  document.addEventListener("pointerdown", (event) => {
    const pad = event.target.closest?.("[data-signing-pad]");
    if (pad) begin(pad, event);
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-clear-pad]");
    if (button) clear(button.parentElement.querySelector("canvas"));
  });
  document.addEventListener("DOMContentLoaded", () => restore(document));
  document.addEventListener("htmx:afterSwap", () => restore(document));
})();
