using Vyomiyra.Api.Data;

namespace Vyomiyra.Api.Tests.Data;

public sealed class WriteTurnTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_waits_comes_before_who_has_just_had_their_turn()
    {
        using var turns = new WriteTurns(areNeeded: true);
        var order = new List<string>();
        var import = await turns.TakeAsync(Cancellation);
        var promise = TakeAsync("promise");
        import!.Dispose();
        var next = TakeAsync("import");
        await Task.WhenAll(promise, next);

        Assert.Equal(["promise", "import"], order);

        async Task TakeAsync(string who)
        {
            using var turn = await turns.TakeAsync(Cancellation);
            order.Add(who);
            await Task.Yield();
        }
    }

    [Fact]
    public async Task A_server_needs_no_turns()
    {
        using var turns = new WriteTurns(areNeeded: false);

        Assert.Null(await turns.TakeAsync(Cancellation));
        Assert.Null(await turns.TakeAsync(Cancellation));
    }
}
