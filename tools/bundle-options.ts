/**
 * Packages with native code, WebAssembly or fonts stay outside of a bundle: they find their files beside themselves.
 */
export const EXTERNAL = [
  '@embedpdf/pdfium',
  '@expo-google-fonts/*',
  '@myriaddreamin/typst-ts-node-compiler',
  '@secretlint/*',
  'fontkit',
  'koffi',
  'sharp',
];

/** Some packages inside are CommonJS and ask for require at run time. */
export const REQUIRE_BANNER = "const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);";
