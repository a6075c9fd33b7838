declare module 'virtual:tokens' {
  const css: string
  export default css
}
