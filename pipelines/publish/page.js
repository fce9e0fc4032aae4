"use strict";
(() => {
  const SHOWN = 100;
  const body = document.querySelector("#table tbody");
  const form = document.getElementById("filters");
  const count = document.getElementById("count");
  const more = document.getElementById("more");
  const note = count.textContent.split(",").slice(1).join(",");
  const fold = (text) => text.toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae").normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
  const list = (text) => text.trim().split("; ").filter((entry) => entry && entry !== "…");
  const spelt = new Map();
  const rows = [...body.rows].map((row, place) => {
    const cells = [...row.cells].map((cell) => cell.textContent.trim());
    return { row, place, cells, words: fold(cells.join("\n")), people: list(cells[5]), tags: list(cells[6]).map((tag) => { const key = fold(tag); if (!spelt.has(key)) spelt.set(key, tag); return key; }) };
  });
  const words = document.getElementById("words");
  const choices = [
    ["by-person", (one) => one.people],
    ["by-outlet", (one) => [one.cells[2]]],
    ["by-tag", (one) => one.tags],
    ["by-kind", (one) => [one.cells[3]]],
    ["by-level", (one) => [one.cells[4]]],
  ].map(([id, of]) => {
    const select = document.getElementById(id);
    const counts = new Map();
    for (const one of rows) for (const value of of(one)) if (value) counts.set(value, (counts.get(value) || 0) + 1);
    const values = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 500);
    for (const [value, times] of values) select.add(new Option(`${(id === "by-tag" && spelt.get(value)) || value} (${times})`, value));
    return { select, of };
  });
  let found = rows, limit = SHOWN, sorted = 0, rising = false;
  const show = () => {
    body.replaceChildren(...found.slice(0, limit).map((one) => one.row));
    more.hidden = found.length <= limit;
    const some = found.length > limit ? `, ${limit} shown` : "";
    count.textContent = found.length === rows.length ? `${rows.length} articles${note ? "," + note : ""}${some}` : `${found.length} of ${rows.length} articles${some}`;
  };
  const filter = () => {
    const asked = fold(words.value).split(/\s+/).filter(Boolean);
    const chosen = choices.filter(({ select }) => select.value);
    found = rows.filter((one) => asked.every((word) => one.words.includes(word)) && chosen.every(({ select, of }) => of(one).includes(select.value)));
    limit = SHOWN;
    show();
  };
  const sort = (column) => {
    rising = sorted === column ? !rising : column !== 0;
    sorted = column;
    const way = rising ? 1 : -1;
    const keys = new Map(rows.map((one) => [one, fold(one.cells[column])]));
    rows.sort((a, b) => way * (keys.get(a) < keys.get(b) ? -1 : keys.get(a) > keys.get(b) ? 1 : 0) || a.place - b.place);
    heads.forEach((head, place) => place === column ? head.setAttribute("aria-sort", rising ? "ascending" : "descending") : head.removeAttribute("aria-sort"));
    filter();
  };
  const heads = [...document.querySelectorAll("#table thead th")];
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.addEventListener("click", () => sort(column));
    head.replaceChildren(button);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("input", filter);
  more.addEventListener("click", () => { limit += 5 * SHOWN; show(); });
  form.hidden = false;
  show();
})();
