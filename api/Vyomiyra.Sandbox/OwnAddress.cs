using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Vyomiyra.Sandbox;

/// <summary>Where this same process is reached over loopback.</summary>
public sealed class OwnAddress(IServer server)
{
    /// <summary>Asked late: the server has no address before it listens.</summary>
    public Uri Value
    {
        get
        {
            var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
            var address = addresses.FirstOrDefault(known => known.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
                ?? throw new HttpRequestException("The sandbox needs a server that listens on an http address.");
            foreach (var any in (ReadOnlySpan<string>)["//[::]", "//0.0.0.0", "//*", "//+"])
                address = address.Replace(any, "//127.0.0.1", StringComparison.Ordinal);
            return new Uri(address);
        }
    }
}
