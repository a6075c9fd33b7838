import type { refusals as chinese } from './zh-CN'

export const refusals: typeof chinese = {
  upload_quota: 'Too many files within a day, please try again later',
  empty: 'The file is empty and cannot be sent',
  executable: 'Programs cannot be sent',
  content_mismatch: 'The content is not what the name says; it cannot be sent',
  not_a_picture: 'This is not a picture and cannot be sent',
  unsupported: 'This kind of picture is not accepted, please use JPG or PNG',
  damaged: 'The picture is damaged',
  truncated: 'The picture is incomplete, please choose it again',
  too_many_pixels: 'The picture has too many pixels, please make it smaller',
  too_much_memory: 'The picture is too large to process, please make it smaller',
  pieces_do_not_fit: 'The upload is incomplete, please retry',
  wrong_offset: 'The upload was interrupted, please retry',
}
