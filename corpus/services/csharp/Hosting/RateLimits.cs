using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Ledger.Hosting;

public static class RateLimits
{
    public const string Tokens = "tokens";

    public static void AddTokenRateLimit(this IServiceCollection services)
    {
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddFixedWindowLimiter(Tokens, window =>
            {
                window.PermitLimit = 20;
                window.Window = TimeSpan.FromMinutes(1);
                window.QueueProcessingOrder = QueueProcessingOrder.OldestFirst;
            });
        });
    }
}
