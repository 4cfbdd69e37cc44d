/** A pass and where to hand it in. */
export interface Pass {
  pass: string;
  path: string;
}

declare global {
  interface Window {
    strapi: { backendURL: string };
  }
}

/**
 * Opens a new tab and hands the pass in there as a form, so that it stands in no address. The tab is opened before
 * the pass is asked for: later, a browser takes it for a pop-up.
 */
export async function openPreview(askForPass: () => Promise<Pass>): Promise<void> {
  const name = `xem-truoc-${Date.now()}`;
  const tab = window.open("", name);
  try {
    const { pass, path } = await askForPass();
    const form = document.createElement("form");
    form.method = "post";
    form.action = new URL(path, window.strapi.backendURL || window.location.origin).href;
    form.target = name;
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = "pass";
    field.value = pass;
    form.append(field);
    document.body.append(form);
    form.submit();
    form.remove();
  } catch (error) {
    tab?.close();
    throw error;
  }
}
