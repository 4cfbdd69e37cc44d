/** What may be uploaded, by the content of the file. No SVG and no HTML: both can carry scripts. */
const allowedTypes = [
  "image/jpeg",
  "image/png",
  "image/webp",
  "image/gif",
  "image/avif",
  "application/pdf",
  "application/msword",
  "application/vnd.ms-excel",
  "application/vnd.ms-powerpoint",
  "application/x-cfb",
  "application/vnd.openxmlformats-officedocument.*",
  "application/vnd.oasis.opendocument.*",
  "text/plain",
  "text/csv",
  "audio/mpeg",
  "audio/mp4",
  "video/mp4",
  "video/webm",
];

const deniedTypes = [
  "image/svg+xml",
  "text/html",
  "application/xhtml+xml",
  "text/xml",
  "application/xml",
  "text/javascript",
  "application/javascript",
];

export default () => ({
  upload: {
    config: {
      sizeLimit: 10 * 1024 * 1024,
      security: { allowedTypes, deniedTypes },
    },
  },
});
