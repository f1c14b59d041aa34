"use strict";

// Text reaches the page through textContent and attributes alone, never as markup: names of files may hold any character.

/** An element with its properties (those with a dash are attributes) and children. */
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "className") element.className = value;
    else if (name.includes("-") || name === "role" || name === "scope") element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children);
  return element;
}

/** As make, for drawings. All properties are attributes. */
function draw(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const byId = id => document.getElementById(id);

/** "10,000". */
const grouped = number => number.toLocaleString("en-US");

/** "1 picture", "28 pictures". */
const counted = (number, noun) => `${grouped(number)} ${noun}${number === 1 ? "" : "s"}`;

/** "99.7 %". Only what is all of it is called 100 %. */
function percent(part, decimals = 1) {
  if (part === null || part === undefined) return "–";
  const shown = (part * 100).toFixed(decimals);
  return part < 1 && Number(shown) >= 100 ? `> ${(100 - 10 ** -decimals).toFixed(decimals)} %` : `${shown} %`;
}

/** "NotADigit" as "not a digit". */
const words = name => name.replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, " ").toLowerCase();

/** A bar filled up to a part of 0..1. */
function bar(part) {
  const fill = make("span");
  fill.style.setProperty("--part", part);
  return make("span", { className: "sure", "aria-hidden": "true" }, fill);
}

/** A table cell. */
const cell = (text, className = "") => make("td", { className }, text);

const heading = (text, scope, className = "") => make("th", { scope, className }, text);
