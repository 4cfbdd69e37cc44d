const swc = (tsx) => [
  "@swc/jest",
  {
    swcrc: false,
    jsc: {
      target: "es2022",
      parser: { syntax: "typescript", tsx, decorators: true },
      transform: {
        legacyDecorator: true,
        decoratorMetadata: false,
        useDefineForClassFields: false,
        react: { runtime: "automatic", importSource: "preact" },
      },
      keepClassNames: true,
    },
    module: { type: "commonjs" },
    sourceMaps: "inline",
  },
];

/** @type {import("jest").Config} */
module.exports = {
  rootDir: __dirname,
  roots: ["<rootDir>/tests"],
  testMatch: ["**/*.test.ts"],
  testEnvironment: "node",
  testTimeout: 60_000,
  // Tests of the CMS and the browser wait for other processes most of the time.
  maxWorkers: 3,
  // A failed test may leave a browser or a server open: the run still ends, and the browser with it.
  forceExit: true,
  setupFiles: ["reflect-metadata"],
  globalSetup: "<rootDir>/tests/support/global-setup.ts",
  globalTeardown: "<rootDir>/tests/support/global-teardown.ts",
  reporters: ["default", "<rootDir>/scripts/skipped-tests.cjs"],
  transform: { "^.+\\.ts$": swc(false), "^.+\\.tsx$": swc(true) },
};
