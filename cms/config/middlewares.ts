import { readSettings } from "./environment/settings";

export default () => {
  const { panelUrl } = readSettings();
  return [
    "strapi::logger",
    // Outermost, so that it sees the refusals written, and those already said in Vietnamese.
    "global::vietnamese-errors",
    "global::refusal-sentences",
    "strapi::errors",
    {
      name: "strapi::security",
      config: {
        contentSecurityPolicy: {
          useDefaults: true,
          directives: {
            "default-src": ["'self'"],
            "script-src": ["'self'", "'unsafe-inline'"],
            "style-src": ["'self'", "'unsafe-inline'"],
            // Strapi fills shorter lists with its own hosts, position by position: these are as long as its own.
            "connect-src": ["'self'", "'self'"],
            "img-src": ["'self'", "data:", "blob:", "blob:"],
            "media-src": ["'self'", "data:", "blob:"],
            "font-src": ["'self'", "data:"],
            "frame-src": ["'self'"],
            "frame-ancestors": ["'self'"],
            "object-src": ["'none'"],
            "base-uri": ["'self'"],
            "form-action": ["'self'"],
            upgradeInsecureRequests: null,
          },
        },
        hsts: { maxAge: 31_536_000, includeSubDomains: true },
        frameguard: { action: "sameorigin" },
        referrerPolicy: { policy: "same-origin" },
      },
    },
    {
      name: "strapi::cors",
      config: {
        origin: [panelUrl.origin],
        credentials: true,
        methods: ["GET", "HEAD", "POST", "PUT", "DELETE"],
      },
    },
    "global::response-headers",
    "global::closed-doors",
    "strapi::query",
    {
      name: "strapi::body",
      config: {
        // A long text with tables is some times larger as a document than as words.
        jsonLimit: "4mb",
        formLimit: "256kb",
        textLimit: "256kb",
        formidable: { maxFileSize: 10 * 1024 * 1024 },
      },
    },
    "strapi::session",
    "strapi::favicon",
    "strapi::public",
  ];
};
