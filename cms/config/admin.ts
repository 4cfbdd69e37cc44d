import { readSettings } from "./environment/settings";

const HOUR = 60 * 60;

export default () => {
  const settings = readSettings();
  return {
    auth: {
      secret: settings.adminJwtSecret,
      sessions: {
        accessTokenLifespan: HOUR / 2,
        maxRefreshTokenLifespan: 12 * HOUR,
        idleRefreshTokenLifespan: 12 * HOUR,
        maxSessionLifespan: 12 * HOUR,
        idleSessionLifespan: 2 * HOUR,
      },
      // Left open on plain HTTP, where a browser would drop a Secure cookie and with it the login.
      cookie: settings.panelUrl.protocol === "https:" ? { secure: true } : {},
    },
    apiToken: { salt: settings.apiTokenSalt },
    transfer: { token: { salt: settings.transferTokenSalt } },
    secrets: { encryptionKey: settings.encryptionKey },
    autoOpen: false,
    // The panel has a preview of its own, which opens without a site in front of it.
    preview: { enabled: false },
    flags: { nps: false, promoteEE: false, docLinks: false },
  };
};
