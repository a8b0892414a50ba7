namespace Vyomiyra.Api.Http;

/// <summary>The configuration section "Http".</summary>
public sealed class HttpOptions
{
    public const string Section = "Http";

    /// <summary>Who may show our pages in a frame besides ourselves: the hosts that Outlook runs on.</summary>
    public IReadOnlyList<string> FrameAncestors { get; init; } = [];

    /// <summary>Where the pane may sign in.</summary>
    public string SignInHost { get; init; } = "https://login.microsoftonline.com";

    /// <summary>Requests a minute that one user, or one address nobody signed in from, may make.</summary>
    public int RequestsPerMinute { get; init; } = 1200;
}
