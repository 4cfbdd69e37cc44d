import tseslint from "typescript-eslint";

const NODE = [
  "process",
  "console",
  "fetch",
  "URL",
  "AbortSignal",
  "AbortController",
  "Buffer",
  "setTimeout",
  "clearTimeout",
  "setInterval",
  "clearInterval",
  "module",
  "require",
  "__dirname",
];

export default tseslint.config(
  {
    ignores: [
      "**/node_modules/",
      "**/dist/",
      "data/",
      "coverage/",
      "tests/gql/",
      "cms/build/",
      "cms/.cache/",
      "cms/.strapi/",
      "cms/types/generated/",
    ],
  },
  ...tseslint.configs.recommended,
  {
    languageOptions: { globals: Object.fromEntries(NODE.map((name) => [name, "readonly"])) },
    rules: {
      // TypeORM and TypeGraphQL call a class a Function.
      "@typescript-eslint/no-unsafe-function-type": "off",
      eqeqeq: ["error", "smart"],
      "no-undef": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "no-restricted-syntax": [
        "error",
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: "Configuration is read once, in api/platform/config.ts and cms/config.",
        },
      ],
    },
  },
  {
    files: ["api/platform/config.ts", "bench/**", "cms/config/**", "scripts/**", "tests/**", "*.config.*"],
    rules: { "no-restricted-syntax": "off" },
  },
  {
    // What an answer of the API or of Strapi looks like is what a test finds out.
    files: ["tests/**"],
    rules: { "@typescript-eslint/no-explicit-any": "off" },
  },
  {
    files: ["**/*.cjs"],
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
);
