const shared = require("./jest.config.cjs");

/** `npm run soak`: the tests under fire, and what several processes show, as large as the launcher says, one after the other.
 * @type {import("jest").Config} */
module.exports = {
  ...shared,
  roots: ["<rootDir>/tests/fire", "<rootDir>/tests/cache"],
  testMatch: ["**/fire/*.test.ts", "**/*.soak.ts", "**/cache/processes.test.ts"],
  maxWorkers: 1,
};
