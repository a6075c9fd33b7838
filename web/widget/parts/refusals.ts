/** Why a file was not taken, by the server's code, in the language of whoever sent it. */
const zh: Record<string, string> = {
  too_large: '文件太大，无法发送',
  empty: '文件是空的，无法发送',
  executable: '程序文件无法发送',
  content_mismatch: '文件内容与名称不符，无法发送',
  not_a_picture: '这不是图片，无法发送',
  unsupported: '不支持这种图片，请换成 JPG 或 PNG',
  damaged: '图片已损坏，打不开',
  truncated: '图片不完整，请重新选择',
  too_many_pixels: '图片尺寸太大，请缩小后再发',
  too_much_memory: '图片太大，请缩小后再发',
  pieces_do_not_fit: '上传不完整，请重试',
  upload_quota: '一天内发送的文件太多了，请晚些再试',
}
const en: Record<string, string> = {
  too_large: 'The file is too large',
  empty: 'The file is empty',
  executable: 'Programs cannot be sent',
  content_mismatch: 'The content is not what the name says',
  not_a_picture: 'This is not a picture',
  unsupported: 'This kind of picture is not accepted, please use JPG or PNG',
  damaged: 'The picture is damaged',
  truncated: 'The picture is incomplete, please choose it again',
  too_many_pixels: 'The picture has too many pixels, please make it smaller',
  too_much_memory: 'The picture is too large, please make it smaller',
  pieces_do_not_fit: 'The upload is incomplete, please retry',
  upload_quota: 'Too many files within a day, please try again later',
}

export const refusalOf = (code: string | undefined, locale: string): string | undefined =>
  (locale === 'en' ? en : zh)[code ?? '']
