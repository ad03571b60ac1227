// Opens reports in Chromium at the width of a desk and of a telephone, and has axe-core look for faults; then walks through them with
// the keyboard alone, without a script, and at twice the size of letters. Usage: node axe.mjs REPORT.html…
import { chromium } from "playwright-core";
import { createRequire } from "node:module";
import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";

const WIDTHS = [1280, 390];
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const axe = createRequire(import.meta.url).resolve("axe-core");
const reports = process.argv.slice(2);
if (reports.length === 0 || !reports.every((report) => existsSync(report))) {
  console.error("Usage: node axe.mjs REPORT.html…");
  process.exit(2);
}

const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
let faults = 0;
const fault = (report, text) => {
  faults += 1;
  console.error(`${report}: ${text}`);
};

for (const report of reports) {
  const address = pathToFileURL(resolve(report)).href;
  for (const width of WIDTHS) {
    // The page forbids foreign scripts; axe is one.
    const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true });
    const page = await context.newPage();
    const asked = [];
    page.on("request", (request) => { if (!request.url().startsWith("file:") && !request.url().startsWith("data:")) asked.push(request.url()); });
    page.on("console", (message) => { if (message.type() === "error") fault(report, `console at ${width}: ${message.text()}`); });
    await page.goto(address);
    // Closed parts are read too: axe passes over what is not shown.
    await page.evaluate(() => document.querySelectorAll("details").forEach((part) => { part.open = true; }));
    await page.addScriptTag({ path: axe });
    const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations", "incomplete"] }));
    for (const violation of found.violations) {
      for (const node of violation.nodes) fault(report, `axe at ${width}: ${violation.id}: ${violation.help}: ${node.target.join(" ")}`);
    }
    const doubts = found.incomplete.map((doubt) => `${doubt.id} (${doubt.nodes.length})`);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (sideways > 0) fault(report, `at ${width} the page is ${sideways} pixels too wide`);
    if (asked.length > 0) fault(report, `the page asks the network for ${asked[0]}`);
    console.log(`${report} at ${width}: ${found.passes.length} rules hold, ${found.violations.length} broken, to judge: ${doubts.join(", ") || "none"}`);
    await context.close();
  }
  await keyboard(report, address);
  await withoutScript(report, address);
  await enlarged(report, address);
  await structure(report, address);
}
await browser.close();
console.log(faults === 0 ? "no fault" : `${faults} faults`);
process.exit(faults === 0 ? 0 : 1);

// From the top: the first stop leads past the contents, every stop can be seen, and each figure opens with a key.
async function keyboard(report, address) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(address);
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => document.activeElement.getAttribute("href"));
  if (first !== "#contenu") fault(report, `the first stop of the keyboard is ${first}`);
  const stops = await page.evaluate(() => document.querySelectorAll("a[href], summary, button, [tabindex='0']").length);
  let outlined = 0;
  let opened = 0;
  for (let stop = 1; stop < stops; stop += 1) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate(() => {
      const at = document.activeElement;
      const style = getComputedStyle(at);
      const box = at.getBoundingClientRect();
      return { tag: at.tagName, outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0, size: box.width * box.height };
    });
    if (seen.tag === "BODY") break;
    if (!seen.outline) fault(report, `stop ${stop} (${seen.tag}) does not show that it has the keyboard`);
    outlined += 1;
    if (seen.tag === "SUMMARY" && opened < 5) {
      await page.keyboard.press("Enter");
      const open = await page.evaluate(() => document.activeElement.parentElement.open);
      if (!open) fault(report, `stop ${stop} does not open with Enter`);
      opened += 1;
    }
  }
  console.log(`${report}: ${outlined} stops of the keyboard seen, ${opened} opened`);
  await context.close();
}

// Without a script every figure still opens on its definition and cells, and every chart has its table.
async function withoutScript(report, address) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address);
  const charts = await page.locator("figure").count();
  const tables = await page.locator("figure details table").count();
  if (charts !== tables) fault(report, `${charts} charts and ${tables} tables of their data`);
  const parts = page.locator(".keys details");
  const keys = await parts.count();
  if (keys > 0) {
    await parts.first().locator("summary").click();
    if (!(await parts.first().locator("dd").first().isVisible())) fault(report, "a key figure does not open without a script");
  }
  for (const svg of await page.locator("svg[role='img']").all()) {
    const named = await svg.evaluate((node) => node.querySelector("title")?.textContent && node.querySelector("desc")?.textContent).catch(() => null);
    if (named === "") fault(report, "a chart without title or description");
  }
  console.log(`${report}: ${charts} charts with their tables, ${keys} key figures, without a script`);
  await context.close();
}

// Letters twice as large, then spaced out as RGAA 10.12 asks: the page never is wider than its window, and no text is cut.
async function enlarged(report, address) {
  const spaced = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }";
  for (const [what, style] of [["twice as large", "html { font-size: 200% !important; }"], ["spaced out", spaced]]) {
    const context = await browser.newContext({ viewport: { width: 640, height: 900 }, bypassCSP: true });
    const page = await context.newPage();
    await page.goto(address);
    await page.addStyleTag({ content: style });
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (sideways > 0) fault(report, `letters ${what}: the page is ${sideways} pixels too wide`);
    const cut = await page.evaluate(() => [...document.querySelectorAll("p, li, h1, h2, h3, summary, .key-value")]
      .filter((node) => node.scrollWidth > node.clientWidth + 1 && node.clientWidth > 0 && getComputedStyle(node).display !== "inline" && !node.closest(".scroll, .drawing, .unseen"))
      .map((node) => node.textContent.trim().slice(0, 40)));
    if (cut.length > 0) fault(report, `letters ${what}: cut: ${cut.slice(0, 3).join(" / ")}`);
    await context.close();
  }
  console.log(`${report}: letters twice as large, and spaced out`);
}

// Language, titles, landmarks, and the names of what is drawn (RGAA 1.1.5, 5.4 to 5.7, 8.3 to 8.6, 9.1 to 9.3).
async function structure(report, address) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address);
  const found = await page.evaluate(() => {
    const count = (what) => document.querySelectorAll(what).length;
    const levels = [...document.querySelectorAll("h1, h2, h3, h4")].map((node) => Number(node.tagName[1]));
    const named = (node) => (node.getAttribute("aria-labelledby") ?? "").split(" ").every((id) => document.getElementById(id)?.textContent.trim());
    return {
      "lang is not fr": document.documentElement.lang !== "fr",
      "no title": document.title.trim() === "",
      "not one h1": count("h1") !== 1,
      "no main or no nav": count("main") !== 1 || count("nav") !== 1,
      "a level of headings left out": levels.some((level, at) => at > 0 && level > levels[at - 1] + 1),
      "a chart without a name": [...document.querySelectorAll("svg")].some((node) => node.getAttribute("role") !== "img" || !named(node)),
      "a chart without letters": [...document.querySelectorAll("svg")].some((node) => node.querySelectorAll("text").length === 0),
      "a table without caption": [...document.querySelectorAll("table")].some((node) => !node.caption?.textContent.trim()),
      "a header cell without scope": count("th:not([scope])") > 0,
      "a picture without alternative": count("img:not([alt])") > 0,
      "a link to nowhere": [...document.querySelectorAll("a[href^='#']")].some((node) => !document.getElementById(node.getAttribute("href").slice(1))),
    };
  });
  for (const [what, is] of Object.entries(found)) if (is) fault(report, what);
  console.log(`${report}: ${Object.keys(found).length} points of structure`);
  await context.close();
}
