const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 64 64"><rect width="64" height="64" rx="14" fill="#b3261e"/><g fill="none" stroke="#fff" stroke-width="5" stroke-linecap="round"><circle cx="32" cy="17" r="6"/><circle cx="17" cy="46" r="6"/><circle cx="47" cy="46" r="6"/><path d="M29 23 20 40M35 23l9 17M24 46h16"/></g></svg>`;

/** Three unions and what joins them: the panel's sign in place of its maker's. */
export const logo = `data:image/svg+xml,${encodeURIComponent(drawing)}`;
