// Keys, and what is picked in the table shown on the page. Every act works without it.
"use strict";

const writes = (element) => element.matches("input:not([type=checkbox], [type=radio]), select, textarea");

// What is typed before anybody can have seen the page, or while a decision is on its way, is no verdict.
const LOOK = 400; // milliseconds
let isSeen = false;
let isUnderWay = false;
window.addEventListener("pageshow", () => {
  isUnderWay = false;
  setTimeout(() => {
    isSeen = true;
    document.documentElement.dataset.seen = "";
  }, LOOK);
});
document.addEventListener("submit", (event) => {
  if (isUnderWay) event.preventDefault();
  isUnderWay ||= event.target.method === "post";
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    if (document.activeElement) document.activeElement.blur();
    return;
  }
  if (writes(event.target) || document.querySelector("dialog[open]")) return;
  if (event.key === "Enter" && event.target !== document.body) return;
  if (event.key === "/") {
    event.preventDefault();
    document.getElementById("find").select();
    document.getElementById("find").focus();
    return;
  }
  const arrows = { ArrowRight: "j", ArrowLeft: "k" };
  const key = CSS.escape(arrows[event.key] || event.key);
  const field = document.querySelector(`[data-focus="${key}"]`);
  if (field) {
    event.preventDefault();
    field.focus();
    return;
  }
  const target = document.querySelector(`[data-key="${key}"]`);
  if (!target) return;
  event.preventDefault();
  const isAct = target.matches("form[method=post] button");
  if (!isUnderWay && !(isAct && (!isSeen || event.repeat))) target.click();
});

for (const button of document.querySelectorAll("[data-opens]")) {
  button.addEventListener("click", () => document.getElementById(button.dataset.opens).showModal());
}

// Enter in the field of the correct value sends the verdict "misread"; in other fields of the form nothing by accident.
const value = document.getElementById("value");
if (value) {
  value.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    document.querySelector("#decide [value=misread]").click();
  });
}

// What is to be written depends on which figure is corrected.
const figure = document.querySelector("#decide select[name=of]");
if (figure && value) {
  figure.addEventListener("change", () => (value.placeholder = figure.selectedOptions[0].dataset.hint));
}

for (const row of document.querySelectorAll("tr[data-for]")) {
  const marks = document.querySelectorAll(`.mark[data-id="${CSS.escape(row.dataset.for)}"]`);
  const pick = (is) => [row, ...marks].forEach((each) => each.classList.toggle("picked", is));
  row.addEventListener("mouseenter", () => pick(true));
  row.addEventListener("mouseleave", () => pick(false));
  row.addEventListener("focusin", () => pick(true));
  row.addEventListener("focusout", () => pick(false));
}

const onWide = window.matchMedia("(min-width: 761px)").matches;
const focus = document.querySelector(".mark.focus, .mark.stated") || document.querySelector(".mark.operand");
if (focus && onWide) focus.scrollIntoView({ block: "center" });
const scroller = document.querySelector(".scroller");
const showMark = () => {
  if (!focus || !scroller) return;
  const [mark, sheet] = [focus.getBoundingClientRect(), scroller.getBoundingClientRect()];
  scroller.scrollLeft += mark.left + mark.width / 2 - sheet.left - sheet.width / 2;
  scroller.scrollTop += mark.top + mark.height / 2 - sheet.top - sheet.height / 2;
};
if (!onWide) showMark();
for (const button of document.querySelectorAll("[data-zoom]")) {
  button.addEventListener("click", () => {
    scroller.classList.toggle("zoomed");
    showMark();
  });
}
const current = document.querySelector(".tree .current");
const tree = document.querySelector(".tree");
if (tree && !window.matchMedia("(min-width: 1101px)").matches) tree.open = false;
if (current && tree) tree.scrollTop = current.offsetTop - tree.clientHeight / 2;

// The next page is made while this one is looked at.
const ahead = document.getElementById("ahead");
if (ahead) window.addEventListener("load", () => { new Image().src = ahead.dataset.picture; });
