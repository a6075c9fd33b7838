/** The shops that `yingke seed --demo` makes. */
export const demoShops = ['qingmu', 'songxi']
