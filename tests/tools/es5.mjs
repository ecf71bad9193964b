// Says whether scripts are ECMAScript 5, which old browsers run:  node es5.mjs FILE…
// They are where putting them into ECMAScript 5 changes nothing. The exit code is 1 where one is not.
import { readFileSync } from "node:fs";
import ts from "typescript";

function printed(source, target) {
    return ts.transpileModule(source, { compilerOptions: { target, removeComments: true } }).outputText;
}

for (const file of process.argv.slice(2)) {
    const source = readFileSync(file, "utf8");
    if (printed(source, ts.ScriptTarget.ES5) === printed(source, ts.ScriptTarget.ESNext)) continue;
    console.log(`${file}: not ECMAScript 5`);
    process.exitCode = 1;
}
