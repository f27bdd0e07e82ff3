using Sts.Issuing;

namespace Sts.Revocation;

public static class RevocationServices
{
    public static IServiceCollection AddMtls(this IServiceCollection services)
    {
        services.AddTransient<TokenIssuer>();
        services.AddTransient<ICertificateGate, ChainGate>();
        return services;
    }
}
