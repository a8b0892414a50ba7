import type { PaneConnection } from "../rpc.ts";
import { type Context, createContext } from "./context.ts";
import { AsyncResultStatus, CoercionType, EventType, HostType, MailboxEnums, PlatformType } from "./enums.ts";

type ReadyInfo = Awaited<ReturnType<typeof Office.onReady>>;

/** The part of the Office namespace that the stand-in offers; the shapes are those of @types/office-js. */
export type OfficeStandIn = Pick<typeof Office, "AsyncResultStatus" | "onReady"> & {
  CoercionType: typeof CoercionType;
  EventType: typeof EventType;
  HostType: typeof HostType;
  MailboxEnums: typeof MailboxEnums;
  PlatformType: typeof PlatformType;
  /** Undefined until Office is ready. */
  context: Context | undefined;
};

/**
 * The Office namespace of one page. Without a host around it, as in a plain browser tab, Office gets ready with neither
 * host nor platform and has no context.
 */
export function createOffice(connection: PaneConnection | null): OfficeStandIn {
  const start = async (): Promise<ReadyInfo> => {
    if (!connection) return { host: null, platform: null } as unknown as ReadyInfo;
    const { context, apply } = createContext(await connection.host.start(), connection.host);
    connection.listen(apply);
    office.context = context;
    return { host: HostType.Outlook, platform: PlatformType.OfficeOnline };
  };

  const office: OfficeStandIn = {
    AsyncResultStatus,
    CoercionType,
    EventType,
    HostType,
    MailboxEnums,
    PlatformType,
    context: undefined,
    onReady: async (callback) => {
      const info = await ready;
      callback?.(info);
      return info;
    },
  };
  const ready = start();
  return office;
}
