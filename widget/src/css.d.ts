/** A style sheet, minified by the build and handed over as text. */
declare module '*.css?text' {
  const text: string;
  export default text;
}
