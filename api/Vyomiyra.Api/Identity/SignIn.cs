using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using Microsoft.IdentityModel.Validators;
using Vyomiyra.Api.Http;

namespace Vyomiyra.Api.Identity;

/// <summary>Which tokens open the door. Whoever fails learns nothing but that: 401.</summary>
internal sealed class SignIn(IOptions<AzureAdOptions> azureAd, [FromKeyedServices(Outbound.Microsoft)] HttpMessageHandler outbound)
    : IConfigureNamedOptions<JwtBearerOptions>
{
    public void Configure(string? name, JwtBearerOptions options) => Configure(options);

    public void Configure(JwtBearerOptions options)
    {
        var entra = azureAd.Value;
        options.Authority = entra.Authority;
        options.Audience = entra.ClientId;
        options.MapInboundClaims = false;
        options.Backchannel = new HttpClient(outbound, disposeHandler: false) { Timeout = TimeSpan.FromSeconds(20) };
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAudience = entra.ClientId,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            IssuerValidator = AadIssuerValidator.GetAadIssuerValidator(entra.Authority, options.Backchannel).Validate,
            NameClaimType = "name",
            RoleClaimType = "roles",
        };
        options.Events = new JwtBearerEvents
        {
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
                context.Response.Headers.WWWAuthenticate = JwtBearerDefaults.AuthenticationScheme;
                return Problem.Of(context.HttpContext, StatusCodes.Status401Unauthorized, "unauthorized").WriteAsync(context.HttpContext);
            },
        };
    }
}
