import { createContext, useContext } from "react";
import type { Client } from "./client.ts";

export const ApiContext = createContext<Client | null>(null);

export function useApi(): Client {
  const api = useContext(ApiContext);
  if (!api) throw new Error("There is no API here.");
  return api;
}
