/** An EWS id is plain base64; REST ids replace its two characters that a URL cannot carry. */
export const convertToRestId = (ewsId: string) => ewsId.replaceAll("/", "-").replaceAll("+", "_");

export const convertToEwsId = (restId: string) => restId.replaceAll("-", "/").replaceAll("_", "+");
