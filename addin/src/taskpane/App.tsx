import { FluentProvider, Spinner, webLightTheme } from "@fluentui/react-components";

export function App() {
  return (
    <FluentProvider theme={webLightTheme}>
      <Spinner label="Loading" />
    </FluentProvider>
  );
}
