/** Why a file was not taken, by the server's code, for whoever sent it: customer or member. */
export const refusals = {
  upload_quota: '一天内发送的文件太多了，请晚些再试',
  empty: '文件是空的，无法发送',
  executable: '程序文件无法发送',
  content_mismatch: '文件内容与名称不符，无法发送',
  not_a_picture: '这不是图片，无法发送',
  unsupported: '不支持这种图片，请换成 JPG 或 PNG',
  damaged: '图片已损坏，打不开',
  truncated: '图片不完整，请重新选择',
  too_many_pixels: '图片尺寸太大，请缩小后再发',
  too_much_memory: '图片太大，处理不了，请缩小后再发',
  pieces_do_not_fit: '上传不完整，请重试',
  wrong_offset: '上传中断了，请重试',
}
