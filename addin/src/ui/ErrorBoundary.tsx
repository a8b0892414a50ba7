import { Component, type ReactNode } from "react";
import { Screen } from "./Screen.tsx";
import { texts } from "./texts.ts";

/** A fault of ours: say so rather than show nothing. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    return this.state.isBroken ? (
      <Screen alert title={texts.states.broken.title}>
        {texts.states.broken.detail}
      </Screen>
    ) : (
      this.props.children
    );
  }
}
