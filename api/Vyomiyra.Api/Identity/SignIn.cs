using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Microsoft.Net.Http.Headers;
using Vyomiyra.Api.Http;

namespace Vyomiyra.Api.Identity;

/// <summary>
/// Which tokens open the door. Whoever fails learns nothing but that: 401. While nobody knows what a good token looks like, because Entra ID never
/// answered since the start, that is said instead: 503.
/// </summary>
internal sealed class SignIn(IOptions<AzureAdOptions> azureAd, [FromKeyedServices(Outbound.Microsoft)] HttpMessageHandler outbound, ILogger<SignIn> log)
    : IConfigureNamedOptions<JwtBearerOptions>
{
    /// <summary>How soon Entra ID is asked again, where it did not answer or a token's key is new.</summary>
    private static readonly TimeSpan AskedAgainAfter = TimeSpan.FromSeconds(30);

    public void Configure(string? name, JwtBearerOptions options) => Configure(options);

    public void Configure(JwtBearerOptions options)
    {
        var entra = azureAd.Value;
        options.Authority = entra.Authority;
        options.Audience = entra.ClientId;
        options.MapInboundClaims = false;
        options.RefreshInterval = AskedAgainAfter;
        options.Backchannel = new HttpClient(outbound, disposeHandler: false) { Timeout = TimeSpan.FromSeconds(20) };
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAudience = entra.ClientId,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            // Microsoft's own validator would fetch the metadata once more, and hold a thread while it waits for them.
            IssuerValidatorUsingConfiguration = (issuer, token, _, metadata) => IssuerOf(issuer, token, metadata),
            NameClaimType = "name",
            RoleClaimType = "roles",
        };
        options.Events = new JwtBearerEvents
        {
            OnMessageReceived = LearnAsync,
            OnTokenValidated = context =>
            {
                if (AccessToken.Objection(context.Principal!, entra) is { } objection)
                {
                    context.Fail(objection);
                }

                return Task.CompletedTask;
            },
            OnChallenge = context =>
            {
                context.HandleResponse();
                if (context.AuthenticateFailure is NothingLearnedException)
                {
                    return new RefusalResult([ConfidentialClient.Unavailable]).ExecuteAsync(context.HttpContext);
                }

                context.Response.Headers.WWWAuthenticate = JwtBearerDefaults.AuthenticationScheme;
                return Problem.Of(context.HttpContext, StatusCodes.Status401Unauthorized, "unauthorized").WriteAsync(context.HttpContext);
            },
        };
    }

    private readonly Lock gate = new();
    private Task learning = Task.CompletedTask;

    /// <summary>Learns from Entra ID what a good token looks like, unless that is known: it is asked once for all who wait, and they hold no thread.</summary>
    private async Task LearnAsync(MessageReceivedContext context)
    {
        if (!context.Request.Headers.ContainsKey(HeaderNames.Authorization))
        {
            return;
        }

        try
        {
            Task answer;
            lock (gate)
            {
                answer = learning = learning.IsCompleted ? context.Options.ConfigurationManager!.GetConfigurationAsync(CancellationToken.None) : learning;
            }

            // Others wait for it too, when this caller has long left.
            await answer.WaitAsync(context.HttpContext.RequestAborted);
        }
        catch (InvalidOperationException fault)
        {
            log.LogError(fault, "Entra ID's metadata cannot be read: nobody can sign in");
            context.Fail(new NothingLearnedException(fault));
        }
    }

    /// <summary>The metadata of several tenants name one issuer, with the tenant left open; a token's own is in its claims.</summary>
    private static string IssuerOf(string issuer, SecurityToken token, BaseConfiguration? metadata) =>
        token is JsonWebToken read && read.TryGetPayloadValue("tid", out string tenant)
        && metadata?.Issuer?.Replace("{tenantid}", tenant, StringComparison.Ordinal) == issuer
            ? issuer
            : throw new SecurityTokenInvalidIssuerException("The token is of another issuer than its tenant's.") { InvalidIssuer = issuer };

    private sealed class NothingLearnedException(Exception inner) : Exception("Entra ID's metadata cannot be read.", inner);
}
