import { Badge, Link, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { type ReactNode, useRef } from "react";
import type { Schemas } from "../http/schemas.ts";
import { texts } from "./texts.ts";

const useStyles = makeStyles({
  card: {
    display: "grid",
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorBrandStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  title: { ...typographyStyles.caption1Strong, margin: 0, color: tokens.colorNeutralForeground2 },
  model: { marginInlineStart: tokens.spacingHorizontalS, verticalAlign: "middle" },
  note: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
});

interface Props {
  title: string;
  readBy: Schemas["ReadBy"];
  isDismissed: boolean;
  onShow: () => void;
  children: ReactNode;
}

/** Something that was read in the mail, until it is dismissed. What a language model read says so. */
export function SuggestionFrame({ title, readBy, isDismissed, onShow, children }: Props) {
  const styles = useStyles();
  const around = useRef<HTMLElement>(null);
  const wasDismissed = useRef(isDismissed);

  if (isDismissed) {
    const show = () => {
      onShow();
      requestAnimationFrame(() => around.current?.querySelector("button")?.focus());
    };
    return (
      <p className={styles.note} role="status">
        {texts.suggestion.dismissed(title)}{" "}
        <Link as="button" inline autoFocus={!wasDismissed.current} onClick={show}>
          {texts.suggestion.showAgain}
        </Link>
      </p>
    );
  }

  wasDismissed.current = false;
  return (
    <section ref={around} className={styles.card} aria-label={title}>
      <h2 className={styles.title}>
        {title}
        {readBy === "model" && (
          <Badge className={styles.model} appearance="outline" size="small" color="informative">
            {texts.suggestion.byModel}
          </Badge>
        )}
      </h2>
      {children}
    </section>
  );
}
