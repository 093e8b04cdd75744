"use strict";
// The address says what is chosen: "#c7" is claim 7, "#c7.B1" its passage in report B. All its passages light up.
(() => {
  const bar = document.getElementById("chosen");

  const itemOf = (hash) => /^#([cs]\d+)(\.|$)/.exec(hash)?.[1];

  function choose() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let box = target?.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    const item = itemOf(location.hash);
    for (const lit of document.querySelectorAll(".on")) lit.classList.remove("on");
    if (bar) bar.hidden = !item;
    if (!item) return;
    for (const passage of document.querySelectorAll(`[data-of~="${item}"]`)) passage.classList.add("on");
    if (bar) describe(item);
    if (target) target.scrollIntoView({ block: "center" });
    reveal(item, target);
  }

  // Where the reports stand beside the account, they follow the claim to its first passage.
  function reveal(item, target) {
    const reports = document.getElementById("reports");
    const first = reports?.querySelector(`[data-of~="${item}"].m`);
    const beside = reports && getComputedStyle(reports).overflowY === "auto";
    if (beside && first && !reports.contains(target)) {
      const from = first.getBoundingClientRect().top - reports.getBoundingClientRect().top;
      reports.scrollTop += from - reports.clientHeight / 3;
    }
  }

  function describe(item) {
    const passages = [...document.querySelectorAll("i[id]")].filter((mark) => mark.id.startsWith(item + "."));
    const number = document.querySelector(`#${item} .num`)?.textContent ?? item;
    bar.replaceChildren(`${number}: ${passages.length} ${passages.length === 1 ? "passage" : "passages"} `);
    for (const mark of passages) bar.append(link(`#${mark.id}`, mark.id.split(".")[1].replace(/1$/, "")), " ");
    bar.append(link(`#${item}`, "claim"), " ", link("#", "none"));
  }

  function link(href, text) {
    const a = document.createElement("a");
    a.href = href;
    a.textContent = text;
    return a;
  }

  addEventListener("hashchange", choose);
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && itemOf(location.hash)) location.hash = "";
  });
  addEventListener("beforeprint", () => {
    for (const box of document.querySelectorAll("details.fold")) box.open = true;
  });
  choose();
})();
