// Opens a page in Chromium and evaluates expressions in it, one after the other:  node browse.mjs CHROMIUM PAGE EXPRESSION…
// Prints one JSON document: what each expression gave (promises awaited), the errors of the page, and the addresses it asked for besides its own.
// With the variable SCREENSHOT set to a path, a picture of the page as it is at the end is left there.
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [executablePath, file, ...expressions] = process.argv.slice(2);
const address = pathToFileURL(file).href;
const browser = await chromium.launch({
    executablePath,
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});
try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    const errors = [], requests = [], results = [];
    page.on("pageerror", error => errors.push(error.message));
    page.on("console", message => message.type() === "error" && errors.push(message.text()));
    page.on("request", request => request.url() !== address && requests.push(request.url()));
    await page.goto(address);
    for (const expression of expressions) results.push((await page.evaluate(expression)) ?? null);
    if (process.env.SCREENSHOT) await page.screenshot({ path: process.env.SCREENSHOT });
    console.log(JSON.stringify({ results, errors, requests }));
} finally {
    await browser.close();
}
