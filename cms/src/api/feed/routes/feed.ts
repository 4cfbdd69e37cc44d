/** The one door through which content leaves the CMS; only the feed's token holds these three permissions. */
export default {
  type: "content-api",
  routes: [
    { method: "GET", path: "/feed/events", handler: "feed.events" },
    { method: "GET", path: "/feed/documents/:type/:documentId/:locale", handler: "feed.document" },
    { method: "GET", path: "/feed/published", handler: "feed.published" },
  ],
};
