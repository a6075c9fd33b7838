import { refusals as en } from '@kit/refusals/en'
import { refusals as zh } from '@kit/refusals/zh-CN'

/** The console says "too large" of texts too; here only a file can be. */
const tooLarge = { zh: '文件太大，无法发送', en: 'The file is too large' }

const blocked = {
  zh: '很抱歉，客服暂时无法接收您的消息',
  en: 'We are sorry, our service cannot take your messages at the moment',
}

/** Why a file or a message was not taken, by the server's code, in the language of whoever sent it. */
export function refusalOf(code: string | undefined, locale: string): string | undefined {
  const isEnglish = locale === 'en'
  if (code === 'customer_blocked') return isEnglish ? blocked.en : blocked.zh
  if (code === 'too_large') return isEnglish ? tooLarge.en : tooLarge.zh
  const words: Record<string, string> = isEnglish ? en : zh
  return words[code ?? '']
}
