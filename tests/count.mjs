// Prints "passed failed skipped" of a test run's report: a TRX file from .NET or a JSON file from Vitest.
import { readFileSync } from "node:fs";

const [file] = process.argv.slice(2);
const text = readFileSync(file, "utf8");
let passed, failed, total;
if (file.endsWith(".trx")) {
  const counters = text.match(/<Counters [^>]*>/)?.[0] ?? "";
  const figure = (name) => Number(counters.match(new RegExp(` ${name}="(\\d+)"`))?.[1] ?? Number.NaN);
  const bad = ["failed", "error", "timeout", "aborted"].reduce((sum, name) => sum + (figure(name) || 0), 0);
  [passed, failed, total] = [figure("passed"), bad, figure("total")];
} else {
  const report = JSON.parse(text);
  [passed, failed, total] = [report.numPassedTests, report.numFailedTests, report.numTotalTests];
}
if (!(total > 0)) {
  throw new Error(`${file} tells of no test.`);
}
console.log(passed, failed, total - passed - failed);
