using Vyomiyra.Domain;

namespace Vyomiyra.Api.Tests.Boundaries;

/// <summary>The rules of direction that the compiler does not guard.</summary>
public sealed class BoundaryTests
{
    private const string Api = "Vyomiyra.Api.";

    /// <summary>Each may use those before it.</summary>
    private static readonly string[] Features =
        ["Accounts", "Receivables", "Conversations", "Promises", "Disputes", "Cash", "Worklist", "Outreach"];

    /// <summary>Nobody uses these: the screens' ends, and the history, which is written by facts.</summary>
    private static readonly string[] Leaves = ["History", "Insights", "Portal"];

    private static readonly string[] Rooms = ["Data", "Http", "Mail", "Identity"];

    private static readonly IReadOnlyList<(Type User, Type Used)> All = References.Of(typeof(Program).Assembly);

    [Fact]
    public void Domain_needs_nothing_but_the_platform() => Assert.All(
        typeof(Money).Assembly.GetReferencedAssemblies(),
        reference => Assert.StartsWith("System", reference.Name!, StringComparison.Ordinal));

    [Fact]
    public void Graph_stays_in_Mail() => StaysIn(["Mail"], "Microsoft.Graph", "Microsoft.Kiota");

    [Fact]
    public void Entra_stays_in_Identity() => StaysIn(
        ["Identity"], "Microsoft.Identity.Client", "Microsoft.IdentityModel", "System.IdentityModel", "Microsoft.AspNetCore.Authentication.JwtBearer");

    [Fact]
    public void Only_the_composition_names_the_sandbox() => StaysIn(["Composition"], "Vyomiyra.Sandbox");

    [Fact]
    public void Serilog_stays_in_the_composition() => StaysIn(["Composition"], "Serilog");

    [Fact]
    public void What_draws_letters_stays_in_Receivables() => StaysIn(["Receivables"], "UglyToad.PdfPig");

    [Fact]
    public void What_fills_templates_stays_in_Outreach() => StaysIn(["Outreach"], "HandlebarsDotNet");

    [Fact]
    public void The_rooms_know_no_feature() => Assert.Empty(
        All.Where(pair => Rooms.Contains(RoomOf(pair.User)) && Features.Concat(Leaves).Contains(RoomOf(pair.Used))).Select(Say));

    [Fact]
    public void Features_use_only_those_before_them() => Assert.Empty(
        from pair in All
        let user = Array.IndexOf(Features, RoomOf(pair.User))
        let used = Array.IndexOf(Features, RoomOf(pair.Used))
        where user >= 0 && used > user && !IsTables(pair.Used)
        select Say(pair));

    [Fact]
    public void Nobody_uses_a_leaf() => Assert.Empty(
        All.Where(pair => Leaves.Contains(RoomOf(pair.Used)) && RoomOf(pair.User) is { } user && user != RoomOf(pair.Used) && user != "Composition" && !IsTables(pair.Used))
            .Select(Say));

    /// <summary>Any feature may read any table.</summary>
    private static bool IsTables(Type type) => type.Name.EndsWith("Tables", StringComparison.Ordinal) || type.Name.EndsWith("Table", StringComparison.Ordinal);

    private static void StaysIn(string[] rooms, params string[] namespaces)
    {
        var uses = All.Where(pair => namespaces.Any(name => pair.Used.FullName!.StartsWith($"{name}.", StringComparison.Ordinal))).ToList();
        Assert.NotEmpty(uses);
        Assert.Empty(uses.Where(pair => !rooms.Contains(RoomOf(pair.User))).Select(Say));
    }

    /// <summary>"Mail" for Vyomiyra.Api.Mail.MailReader; null for Program and for what is not ours.</summary>
    private static string? RoomOf(Type type) =>
        type.Assembly == typeof(Program).Assembly && type.Namespace?.StartsWith(Api, StringComparison.Ordinal) == true ? type.Namespace[Api.Length..].Split('.')[0] : null;

    private static string Say((Type User, Type Used) pair) => $"{pair.User.FullName} uses {pair.Used.FullName}";
}
