using System.Net;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Vyomiyra.Api.Http;
using Vyomiyra.Sandbox;

namespace Vyomiyra.Api.Tests.Identity;

/// <summary>Tokens are judged by what the authority publishes. While nobody can ask it, nobody can say that a token is bad.</summary>
public sealed class AuthorityDownTests : IAsyncLifetime
{
    private const string Unavailable =
        """{"title":"Service Unavailable","status":503,"code":"sign_in_unavailable","detail":"Microsoft's sign-in does not answer. Nothing was saved; try again."}""";

    private readonly Authority authority = new();
    private ApiHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await ApiHost.StartAsync([], services => services.AddKeyedSingleton<HttpMessageHandler>(
        Outbound.Microsoft, (provider, _) => new Guarded(authority) { InnerHandler = provider.GetRequiredService<SandboxHandler>() }));

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Theory]
    [InlineData(null)]
    [InlineData(HttpStatusCode.BadGateway)]
    public async Task Whoever_comes_while_the_authority_is_down_is_told_to_come_back_and_then_comes_in(HttpStatusCode? answer)
    {
        Forget();
        authority.IsDown(answer);
        using var mara = host.As("mara");
        using var refused = await mara.GetAsync("/api/me", Cancel);
        Assert.Equal(TimeSpan.FromSeconds(10), refused.Headers.RetryAfter?.Delta);
        Assert.Empty(refused.Headers.WwwAuthenticate);
        await refused.IsProblemAsync(HttpStatusCode.ServiceUnavailable, Unavailable);

        authority.IsBack();
        for (var looks = 0; ; looks++)
        {
            using var again = await mara.GetAsync("/api/me", Cancel);
            if (again.StatusCode == HttpStatusCode.OK)
            {
                break;
            }

            Assert.True(looks < 500, "It was awaited too long.");
            await Task.Delay(20, Cancel);
        }
    }

    [Fact]
    public async Task Whoever_brings_no_token_is_refused_whatever_the_authority_does()
    {
        Forget();
        authority.IsDown(null);
        using var anyone = host.Anonymous();
        using var refused = await anyone.GetAsync("/api/me", Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal(0, authority.Asked);
    }

    [Fact]
    public async Task What_was_heard_of_the_authority_holds_while_it_is_down()
    {
        authority.IsDown(null);
        using var mara = host.As("mara");
        Assert.Equal(HttpStatusCode.OK, (await mara.GetAsync("/api/me", Cancel)).StatusCode);
    }

    [Fact]
    public async Task While_many_wait_for_the_authority_others_are_served_and_it_is_asked_once()
    {
        Forget();
        authority.Hold();
        using var mara = host.As("mara");
        var waiting = Enumerable.Range(0, 100).Select(_ => mara.GetAsync("/api/me", Cancel)).ToList();
        await authority.WhenAskedAsync();
        using var anyone = host.Anonymous();
        Assert.Equal(HttpStatusCode.OK, (await anyone.GetAsync("/health/live", Cancel)).StatusCode);
        Assert.DoesNotContain(waiting, answer => answer.IsCompleted);

        authority.IsBack();
        Assert.All(await Task.WhenAll(waiting), answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(1, authority.Asked);
    }

    /// <summary>As if the application had just started.</summary>
    private void Forget()
    {
        host.Services.GetRequiredService<IOptionsMonitorCache<JwtBearerOptions>>().Clear();
        authority.Forget();
    }

    /// <summary>The authority's metadata, as whoever asks for them finds them.</summary>
    private sealed class Authority
    {
        private TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private TaskCompletionSource<HttpStatusCode> answer = Answering(HttpStatusCode.OK);
        private int times;

        public int Asked => times;

        /// <param name="status">What it answers; null where it does not.</param>
        public void IsDown(HttpStatusCode? status)
        {
            if (status is { } given)
            {
                answer = Answering(given);
            }
            else
            {
                (answer = new()).SetException(new HttpRequestException("Nobody is there."));
            }
        }

        /// <summary>Who asks waits.</summary>
        public void Hold() => answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void IsBack() => Interlocked.Exchange(ref answer, Answering(HttpStatusCode.OK)).TrySetResult(HttpStatusCode.OK);

        public void Forget() => (times, asked) = (0, new(TaskCreationOptions.RunContinuationsAsynchronously));

        public Task WhenAskedAsync() => asked.Task.WaitAsync(Cancel);

        public Task<HttpStatusCode> AskAsync()
        {
            Interlocked.Increment(ref times);
            asked.TrySetResult();
            return answer.Task;
        }

        private static TaskCompletionSource<HttpStatusCode> Answering(HttpStatusCode status)
        {
            var answering = new TaskCompletionSource<HttpStatusCode>();
            answering.SetResult(status);
            return answering;
        }
    }

    private sealed class Guarded(Authority authority) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.RequestUri!.AbsolutePath.EndsWith("/.well-known/openid-configuration", StringComparison.Ordinal)
            && await authority.AskAsync() is not HttpStatusCode.OK and var status
                ? new HttpResponseMessage(status)
                : await base.SendAsync(request, cancellationToken);
    }
}
