// Validates JSON documents against a JSON Schema:  node validate.mjs SCHEMA DOCUMENT…
// SCHEMA is a file, or "sarif" for the schema derived from the type declarations of SARIF 2.1.0.
// Prints what is wrong; the exit code is 1 where something is.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { default: Ajv } = require("ajv");
const { default: addFormats } = require("ajv-formats");

function sarifSchema() {
    const { createGenerator } = require("ts-json-schema-generator");
    return createGenerator({
        path: require.resolve("@types/sarif/package.json").replace(/package\.json$/, "index.d.ts"),
        type: "Log",
        skipTypeCheck: true,
        additionalProperties: false,
    }).createSchema("Log");
}

const [schemaName, ...documents] = process.argv.slice(2);
const schema = schemaName === "sarif" ? sarifSchema() : JSON.parse(readFileSync(schemaName, "utf8"));
const ajv = new Ajv({ allErrors: true, strict: schemaName !== "sarif" });
addFormats(ajv);
const validate = ajv.compile(schema);
for (const document of documents) {
    if (!validate(JSON.parse(readFileSync(document, "utf8")))) {
        process.exitCode = 1;
        for (const error of validate.errors) console.log(`${document}${error.instancePath}: ${error.message} ${JSON.stringify(error.params)}`);
    }
}
