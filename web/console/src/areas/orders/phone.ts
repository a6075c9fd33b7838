/** What stands between the digits of a phone, or cannot be seen. */
const parts = /[\s\p{Pd}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Me}−.·()]/gu

/** A whole mobile number however it is parted, also with the country's code and in wide digits: as the server reads it. */
export const isPhone = (words: string) =>
  /^\+?(?:86|0086)?1[3-9]\d{9}$/.test(words.normalize('NFKC').replace(parts, ''))
