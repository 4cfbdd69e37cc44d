"use strict";
// Preloaded into a process that a test starts from the sources: what Jest does for its own workers.
const { readFileSync } = require("node:fs");
const { transformSync } = require("@swc/core");
const { transform } = require("../../jest.config.cjs");

// A file of data beside one of code has the same name: code is looked for first.
const json = require.extensions[".json"];
delete require.extensions[".json"];
const [[, forTs], [, forTsx]] = Object.values(transform);
for (const [ending, options] of Object.entries({ ".ts": forTs, ".tsx": forTsx })) {
  require.extensions[ending] = (module, filename) => {
    const { code } = transformSync(readFileSync(filename, "utf8"), {
      ...options,
      filename,
      sourceMaps: false,
    });
    module._compile(code, filename);
  };
}
require.extensions[".json"] = json;
