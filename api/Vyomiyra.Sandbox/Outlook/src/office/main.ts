import { paneConnect } from "../protocol.ts";
import { connectPaneHost, type PaneConnection } from "../rpc.ts";
import { createAuthBridge, type NestedAppAuthBridge } from "./authBridge.ts";
import { createOffice, type OfficeStandIn } from "./office.ts";

declare global {
  interface Window {
    nestedAppAuthBridge?: NestedAppAuthBridge;
  }
}

function connectToParent(): PaneConnection {
  const channel = new MessageChannel();
  window.parent.postMessage(paneConnect, window.location.origin, [channel.port2]);
  return connectPaneHost(channel.port1);
}

const connection = window.parent === window ? null : connectToParent();
if (connection) window.nestedAppAuthBridge = createAuthBridge(connection.host);
(window as { Office?: OfficeStandIn | typeof Office }).Office = createOffice(connection);
