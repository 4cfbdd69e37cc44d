"use strict";

/** Names every skipped test after Jest's own summary; with HUB_REQUIRE_ALL=1 a skipped test is a failure. */
module.exports = class SkippedTests {
  constructor(globalConfig) {
    // With -t the other tests are left out on purpose: that is no skipping.
    this.chosen = Boolean(globalConfig.testNamePattern);
    this.names = [];
  }

  onTestResult(_test, result) {
    if (this.chosen) return;
    for (const { status, fullName } of result.testResults) {
      if (["pending", "skipped", "todo", "disabled"].includes(status)) this.names.push(fullName);
    }
  }

  onRunComplete() {
    if (this.names.length === 0) return;
    process.stderr.write(`\nBỏ qua ${this.names.length} kiểm thử · ${this.names.length} tests skipped:\n`);
    for (const name of this.names) process.stderr.write(`  - ${name}\n`);
  }

  getLastError() {
    if (process.env.HUB_REQUIRE_ALL !== "1" || this.names.length === 0) return undefined;
    return new Error("HUB_REQUIRE_ALL=1: không được bỏ qua kiểm thử nào · no test may be skipped");
  }
};
