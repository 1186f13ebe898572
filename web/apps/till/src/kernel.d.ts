declare module '@kernel.wasm?url' {
  const url: string;
  export default url;
}
