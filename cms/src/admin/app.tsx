/** The panel speaks Vietnamese (and English, which is always there). */
export default {
  config: {
    locales: ["vi"],
    tutorials: false,
    notifications: { releases: false },
  },
};
