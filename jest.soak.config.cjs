const shared = require("./jest.config.cjs");

/** `npm run soak`: the tests under fire alone, as large as the launcher says, one after the other.
 * @type {import("jest").Config} */
module.exports = {
  ...shared,
  roots: ["<rootDir>/tests/fire"],
  testMatch: ["**/*.test.ts", "**/*.soak.ts"],
  maxWorkers: 1,
};
