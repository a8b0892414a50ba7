import { broadcastResponseToMainFrame } from "@azure/msal-browser/redirect-bridge";

/** The window that Entra ID comes back to hands its answer to the pane. */
await broadcastResponseToMainFrame();
