/** Wrangler compiles what is imported as `.wasm`. On Node the file is read instead. */
declare module '@resvg/resvg-wasm/index_bg.wasm' {
  const program: WebAssembly.Module;
  export default program;
}
