/** Every expected refusal of this package; stable, so that a caller may switch on it. */
export type ProblemCode =
  | 'pixels-malformed' // width, height, channels or length of the data contradict each other
  | 'hash-malformed' // not 64 hex digits, not 32 bytes
  | 'radius-out-of-range'
  | 'picture-too-large' // bytes or pixels over the limit
  | 'picture-unreadable' // no known format, damaged, cut off
  | 'picture-refused' // a format this package does not decode on purpose (SVG, PDF…)
  | 'picture-timeout'
  | 'picture-memory'
  | 'hasher-busy' // too many pictures wait
  | 'hasher-closed'
  | 'index-file-damaged'
  | 'index-file-version'
  | 'index-closed'
  | 'index-full'
  | 'ffmpeg-missing'
  | 'video-unreadable'
  | 'video-too-large' // frames over the limit of pixels
  | 'video-timeout'
  | 'list-malformed';

/** An expected refusal: `code` says which, the message says it to a person. Anything else thrown is a defect. */
export class FingerprintError extends Error {
  readonly code: ProblemCode;

  constructor(code: ProblemCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'FingerprintError';
    this.code = code;
  }
}
