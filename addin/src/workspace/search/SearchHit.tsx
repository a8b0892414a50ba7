import { Badge, makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { Foreign } from "../../ui/Foreign.tsx";
import { useFormat } from "../../ui/Format.tsx";
import { searchTexts } from "../../ui/texts/search.ts";
import type { Hit } from "./hitPlace.ts";

const useStyles = makeStyles({
  hit: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    columnGap: tokens.spacingHorizontalM,
    alignItems: "baseline",
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  chosen: { backgroundColor: tokens.colorNeutralBackground1Selected, outline: `1px solid ${tokens.colorStrokeFocus2}` },
  title: { ...typographyStyles.body1Strong, overflowWrap: "anywhere" },
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, overflowWrap: "anywhere" },
  how: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, textAlign: "end" },
});

interface Props {
  id: string;
  hit: Hit;
  isChosen: boolean;
  onOpen: () => void;
}

/** One thing that was found, what it belongs to, and by what it was found. */
export function SearchHit({ id, hit, isChosen, onOpen }: Props) {
  const styles = useStyles();
  const format = useFormat();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView?.({ block: "nearest" });
  }, [isChosen]);
  const facts = [
    hit.kind === "account" ? hit.accountNumber : `${hit.accountName} (${hit.accountNumber})`,
    hit.detail,
    hit.open != null && hit.currency ? searchTexts.open(format.money(hit.open, hit.currency)) : null,
    hit.dueOn ? searchTexts.due(format.day(hit.dueOn)) : null,
  ];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are pressed in the box above.
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box above.
    <div
      ref={row}
      id={id}
      role="option"
      aria-selected={isChosen}
      className={mergeClasses(styles.hit, isChosen && styles.chosen)}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onOpen}
    >
      <span className={styles.title}>
        <Foreign>{hit.title}</Foreign>
      </span>
      <span className={styles.how}>
        {hit.isTypo ? (
          <Badge appearance="tint" size="small" color="warning">
            {searchTexts.typo}
          </Badge>
        ) : (
          searchTexts.matchedOn[hit.matchedOn]
        )}
      </span>
      <span className={styles.note}>
        <Foreign>{facts.filter(Boolean).join(" · ")}</Foreign>
      </span>
    </div>
  );
}
