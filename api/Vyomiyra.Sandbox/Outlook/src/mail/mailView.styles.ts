import { makeStyles, tokens } from "@fluentui/react-components";

const narrow = "@media (max-width: 900px)";

export const useMailViewStyles = makeStyles({
  view: { position: "relative", display: "flex", flexGrow: 1, minWidth: 0, minHeight: 0 },
  folders: { width: "200px", flexShrink: 0, overflowY: "auto", paddingBottom: tokens.spacingVerticalM },
  columns: {
    display: "flex",
    flexGrow: 1,
    minWidth: 0,
    overflow: "hidden",
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRight: "none",
    borderBottom: "none",
    borderTopLeftRadius: tokens.borderRadiusLarge,
  },
  list: {
    display: "flex",
    flexDirection: "column",
    width: "300px",
    flexShrink: 0,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    [narrow]: { width: "auto", flexShrink: 1, flexGrow: 1, borderRight: "none" },
  },
  write: { padding: tokens.spacingHorizontalS, borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, flexShrink: 0 },
  reading: { display: "flex", flexDirection: "column", flexGrow: 1, minWidth: 0 },
  hiddenWhenNarrow: { [narrow]: { display: "none" } },
});
