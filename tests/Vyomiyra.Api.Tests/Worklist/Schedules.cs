using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Vyomiyra.Api.Tests.Worklist;

internal static class Schedules
{
    /// <summary>What happens by the clock happens only when the test says so.</summary>
    public static void WithoutSchedules(this IServiceCollection services)
    {
        foreach (var service in services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Namespace == "Quartz").ToList())
        {
            services.Remove(service);
        }
    }
}
