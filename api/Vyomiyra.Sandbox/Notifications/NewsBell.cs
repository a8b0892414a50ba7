using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Vyomiyra.Sandbox.Notifications;

/// <summary>Rings when there may be notifications to post. Rings that nobody has heard yet merge.</summary>
sealed class NewsBell
{
    readonly Channel<bool> rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => rings.Writer.TryWrite(true);

    /// <summary>Until it rings, or so long at most.</summary>
    public async Task Heard(TimeSpan atMost, CancellationToken cancellation)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        waiting.CancelAfter(atMost);
        try
        {
            await rings.Reader.ReadAsync(waiting.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
        }
    }

    public static async ValueTask<object?> RingAfterWriting(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var answer = await next(call);
        if (!HttpMethods.IsGet(call.HttpContext.Request.Method))
            call.HttpContext.RequestServices.GetRequiredService<NewsBell>().Ring();
        return answer;
    }
}
