// A signature drawn on the screen: the pad writes its picture into the hidden field beside it.
(() => {
  const at = (pad, event) => {
    const box = pad.getBoundingClientRect();
    return [((event.clientX - box.left) * pad.width) / box.width, ((event.clientY - box.top) * pad.height) / box.height];
  };
  const fieldOf = (pad) => pad.closest("form").querySelector("[data-drawn]");

  document.addEventListener("pointerdown", (event) => {
    const pad = event.target.closest?.("[data-signing-pad]");
    if (!pad) return;
    event.preventDefault();
    pad.setPointerCapture(event.pointerId);
    const ink = pad.getContext("2d");
    ink.lineWidth = 3;
    ink.lineCap = "round";
    ink.beginPath();
    ink.moveTo(...at(pad, event));
    const draw = (moved) => {
      ink.lineTo(...at(pad, moved));
      ink.stroke();
    };
    const finish = () => {
      pad.removeEventListener("pointermove", draw);
      fieldOf(pad).value = pad.toDataURL("image/png");
    };
    pad.addEventListener("pointermove", draw);
    pad.addEventListener("pointerup", finish, { once: true });
    pad.addEventListener("pointercancel", finish, { once: true });
  });

  document.addEventListener("click", (event) => {
    const clear = event.target.closest?.("[data-clear-pad]");
    if (!clear) return;
    const pad = clear.parentElement.querySelector("canvas");
    pad.getContext("2d").clearRect(0, 0, pad.width, pad.height);
    fieldOf(pad).value = "";
  });
})();
