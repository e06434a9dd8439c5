// Stands in for @types/node where tsconfig.src.json looks for it, so that a library's reference to
// Node's types does not make `process` and `Buffer` known to src/. ESM lookup wants the package.json.
export {}
